import type * as pulumi from "@pulumi/pulumi";
import { MeetingAccess, MeetingToken, type MeetingTokenArgs, Provider, Room, type RoomArgs } from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { decodeMeetingToken, type MeetingTokenError, signMeetingToken } from "pulumi-daily/token";

const args: MeetingTokenArgs = { roomName: "standup", expiresIn: "24h", permissions: { canSend: ["audio"] } };
const eu = new Provider("eu", { requestPacing: false });
export const token: pulumi.Output<string> = new MeetingToken("bot", args, { provider: eu }).token;
export const url: pulumi.Output<string> = new Room("standup", { privacy: "private" }).url;
export const access = new MeetingAccess("meeting", { roles: { host: { expiresIn: 3600 } } }).tokens;
export const nativeUrl: pulumi.Output<string> = new native.Room("plugin's", { privacy: "private" } satisfies RoomArgs)
  .url;
export const code = (error: MeetingTokenError): string => error.code;
export const roomName: string | undefined = decodeMeetingToken(
  signMeetingToken({ roomName: "standup" }, { apiKey: "key", domainId: "" }),
).properties.roomName;

// @ts-expect-error A duration has a unit.
export const withoutUnit: MeetingTokenArgs = { expiresIn: "3600" };
// @ts-expect-error There are types, not any.
export const wrong: MeetingTokenArgs = { roomName: 1 };
