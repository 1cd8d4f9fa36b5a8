import { isExpired, type RoomRecord } from "../rooms/room.js";
import { type BadToken, type GoodToken, isEarly, isLate, isOlderThan } from "../token/verify.js";
import { type Rights, rightsOf } from "./rights.js";
import { type Stay, stayOf } from "./stay.js";

/** Why a join fails, as daily-js names it. https://docs.daily.co/reference/daily-js/events/meeting-events#error */
export type JoinError = "no-room" | "exp-room" | "nbf-room" | "exp-token" | "nbf-token" | "not-allowed";

/** Why a token counts for nothing, and the join goes on as if there were none. */
export type IgnoredReason = "invalid-token" | "wrong-room" | "older-than-room";

export type TokenUse =
  | { readonly use: "none" }
  | { readonly use: "honoured"; readonly signedBy: "daily" | "api-key" }
  /** Its time has not come, or has passed: the join fails. */
  | { readonly use: "refused"; readonly signedBy: "daily" | "api-key" }
  | { readonly use: "ignored"; readonly reason: IgnoredReason; readonly detail: string };

/** Who the others see. */
export interface Who {
  readonly userName?: string;
  readonly userId?: string;
  readonly isOwner: boolean;
}

/** What happens to somebody who opens a room, with a token or without. */
export type JoinDecision =
  | { readonly outcome: "refused"; readonly error: JoinError; readonly token: TokenUse }
  | {
      /** `knocks`: they wait until somebody lets them in. */
      readonly outcome: "joins" | "knocks";
      readonly token: TokenUse;
      readonly who: Who;
      readonly rights: Rights;
      readonly stay: Stay;
    };

export interface JoinAttempt {
  readonly roomName: string;
  /** The room of that name, expired or not. */
  readonly room: RoomRecord | undefined;
  readonly token: GoodToken | BadToken | undefined;
  /** Seconds since the Unix epoch. */
  readonly now: number;
  readonly refuseOldTokens?: boolean;
}

/**
 * Decide as Daily does. A token that is invalid is ignored, silently: in a public room its bearer joins without its
 * rights. A token whose time is wrong fails the join. https://docs.daily.co/guides/privacy-and-security/meeting-tokens
 */
export function decideJoin(attempt: JoinAttempt): JoinDecision {
  const { room, now } = attempt;
  const looked = look(attempt);
  const { token } = looked;
  const refuse = (error: JoinError): JoinDecision => ({ outcome: "refused", error, token });

  if (!room) return refuse("no-room");
  if (isExpired(room, now)) return refuse("exp-room");
  if (typeof room.properties.nbf === "number" && room.properties.nbf > now) return refuse("nbf-room");
  if (looked.error) return refuse(looked.error);

  const honoured = looked.honoured?.properties;
  const isKnockable = room.properties.enable_knocking === true;
  if (room.privacy === "private" && !honoured && !isKnockable) return refuse("not-allowed");
  const knocks = isKnockable && (honoured ? honoured.knocking === true : room.privacy === "private");
  return {
    outcome: knocks ? "knocks" : "joins",
    token,
    who: whoOf(honoured ?? {}),
    rights: rightsOf(room.properties, honoured ?? {}),
    stay: stayOf(room.properties, honoured ?? {}, now),
  };
}

/** What became of the token, before the room is looked at. */
interface Looked {
  readonly token: TokenUse;
  /** What its time makes of the join. */
  readonly error?: "exp-token" | "nbf-token";
  readonly honoured?: GoodToken;
}

function look({ token, room, roomName, now, refuseOldTokens }: JoinAttempt): Looked {
  if (!token) return { token: { use: "none" } };
  if (!token.properties) return ignored("invalid-token", token.detail ?? token.problem);
  const { signedBy } = token;
  if (isLate(token, now)) return { token: { use: "refused", signedBy }, error: "exp-token" };
  if (isEarly(token, now)) return { token: { use: "refused", signedBy }, error: "nbf-token" };
  const opens = token.properties.room_name;
  if (opens !== undefined && opens !== roomName) return ignored("wrong-room", `it is for the room ${opens}`);
  if (refuseOldTokens && room && isOlderThan(token, room)) {
    return ignored("older-than-room", "it was made before the room that now has the name");
  }
  return { token: { use: "honoured", signedBy }, honoured: token };
}

function ignored(reason: IgnoredReason, detail: string): Looked {
  return { token: { use: "ignored", reason, detail } };
}

function whoOf(token: Readonly<Record<string, unknown>>): Who {
  return {
    ...(typeof token.user_name === "string" ? { userName: token.user_name } : {}),
    ...(typeof token.user_id === "string" ? { userId: token.user_id } : {}),
    isOwner: token.is_owner === true,
  };
}
