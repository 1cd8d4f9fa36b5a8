/**
 * `pulumi-daily/handlers`: what the engine's dynamic host loads. Every stack's state names this subpath and these
 * exports, so none of them may ever move or change its name.
 */
import { meetingTokenHandler } from "./meetingTokenHandler";
import { meetingTokenSetHandler } from "./meetingTokenSetHandler";
import { roomHandler } from "./roomHandler";

export const meetingToken = meetingTokenHandler();
export const room = roomHandler();
export const meetingTokenSet = meetingTokenSetHandler();
