import { MILLISECONDS_FROM, TOO_LONG_FROM } from "pulumi-daily/properties";
import type { RoomRecord } from "../rooms/room.js";
import type { IgnoredReason, JoinDecision } from "./decision.js";

/** Something that Daily does not say, for whoever made the token. */
export interface Note {
  readonly title: string;
  readonly text: string;
}

export interface Noted {
  readonly decision: JoinDecision;
  readonly room: RoomRecord | undefined;
  readonly token: string | undefined;
  /** The token's properties, if it can be read at all. */
  readonly properties: Readonly<Record<string, unknown>> | undefined;
}

/** All notes, the most serious first. */
export function notesOn({ decision, room, token, properties }: Noted): Note[] {
  const notes: Note[] = [];
  const add = (title: string, text: string) => notes.push({ title, text });

  if (decision.token.use === "ignored")
    add("The token was ignored", ignored(decision.token.reason, decision.token.detail));
  if (decision.outcome === "refused" && decision.error === "nbf-token") {
    add("No second attempt", "Daily's client does not try again by itself once the token becomes valid.");
  }
  if (!token || !properties) return notes;

  if (decision.token.use === "honoured") {
    if (properties.room_name === undefined)
      add("It opens every room", "The token names no room: it opens all rooms of the domain.");
    if (properties.exp === undefined)
      add(
        "It never expires",
        "The token has no exp. Only deleting its room ends it, or revoking the API key if it is self-signed.",
      );
    if (properties.is_owner === true && properties.permissions !== undefined) {
      add(
        "Permissions without effect",
        "permissions only apply to participants who are not owners: an owner may do everything.",
      );
    }
    if (properties.knocking === true && room?.properties.enable_knocking !== true) {
      add("Knocking without effect", "knocking needs enable_knocking on the room.");
    }
    if (properties.enable_recording_ui === false && properties.enable_recording !== undefined) {
      add("Recording is only hidden", "enable_recording_ui hides the Record button; the right to record stays.");
    }
    if (properties.start_cloud_recording === true && !records(decision, "cloud")) {
      add("No recording starts", 'start_cloud_recording needs enable_recording "cloud" on the token or the room.');
    }
  }
  if (["nbf", "exp"].some((name) => Number(properties[name]) >= MILLISECONDS_FROM)) {
    add(
      "Milliseconds",
      "nbf and exp are seconds since 1970. This value looks like milliseconds, and is thousands of years in the future.",
    );
  }
  if (token.length >= TOO_LONG_FROM) {
    add(
      "A long token",
      `It has ${token.length} characters. Daily advises staying below ${TOO_LONG_FROM}, since it travels in a URL.`,
    );
  }
  return notes;
}

function ignored(reason: IgnoredReason, detail: string): string {
  if (reason === "wrong-room")
    return `${sentence(detail)} Daily documents no error for this, and the emulator gives none.`;
  if (reason === "older-than-room") return `${sentence(detail)} (The switch refuseOldTokens is on.)`;
  return (
    `${sentence(explanations[detail] ?? detail)} Daily raises no error for an invalid token: its client only logs ` +
    '"Meeting token ignored: invalid-token", and carries on as if there were no token.'
  );
}

/** jsonwebtoken's messages, spelled out. */
const explanations: Readonly<Record<string, string>> = {
  "jwt malformed": "it is not a JWT: a JWT has three parts separated by dots",
  "invalid token": "it is not a JWT: one of its parts is not base64url, or not JSON",
  "jwt signature is required": "it is not signed",
  "invalid algorithm": "it is not signed with HS256",
  "invalid signature": "it is signed neither by Daily for this domain, nor with an API key that is active",
};

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function records(decision: JoinDecision, kind: string): boolean {
  return decision.outcome !== "refused" && decision.rights.canRecord.includes(kind);
}
