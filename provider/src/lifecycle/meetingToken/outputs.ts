import { createHash } from "node:crypto";
import type { RoomAnswer } from "../../daily/client";
import { isoTime } from "../../properties/time";
import { decodeMeetingToken } from "../../token/decode";
import { present, type Values } from "../types";
import { renewalTime } from "./deadline";

export interface Surroundings {
  readonly room: RoomAnswer | undefined;
  readonly roomUrl: string | undefined;
  /** When the room ends, if that is before the token does. */
  readonly roomExpiresAt: string | undefined;
  readonly domainName: string | undefined;
}

/** All that a MeetingToken's state holds: its inputs, the token, and what follows from both. */
export function tokenOutputs(inputs: Values, token: string, surroundings: Surroundings): Values {
  const { room, ...known } = surroundings;
  const { issuedAt } = decodeMeetingToken(token);
  return present({
    ...inputs,
    token,
    issuedAt: issuedAt && isoTime(issuedAt.getTime() / 1_000),
    ...renewalOutput(inputs),
    roomId: room?.id,
    ...known,
  });
}

export function renewalOutput(inputs: Values): Values {
  const renewAt = renewalTime(inputs);
  return { renewAt: renewAt === undefined ? undefined : isoTime(renewAt) };
}

/** An id that may be shown anywhere: nothing of the token can be told from it. */
export function tokenId(token: string): string {
  return createHash("sha256").update(token).digest("hex").slice(0, 16);
}
