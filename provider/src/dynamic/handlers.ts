/**
 * `pulumi-daily/handlers`: what the engine's dynamic host loads. Every stack's state names this subpath and these two
 * exports, so neither may ever move or change its name.
 */
import { meetingTokenHandler } from "./meetingTokenHandler";
import { roomHandler } from "./roomHandler";

export const meetingToken = meetingTokenHandler();
export const room = roomHandler();
