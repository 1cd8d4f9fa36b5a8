import { isDeepStrictEqual } from "node:util";
import { hasUnknown } from "../../properties/unknown";
import type { Diff, Log, Values } from "../types";
import { changedContent } from "./content";

export interface MeetingTokenDiffContext {
  /** Whether the present API key signed a token; undefined where that cannot be told. */
  readonly signedByKey: (token: string) => boolean | undefined;
  readonly log: Log;
}

/** Arguments that say how a token is looked after, and are not in it. */
const care = ["exp", "expiresIn", "renewBefore", "renew", "allRooms", "neverExpires", "allowMissingRoom"];

/** A token cannot be changed: whatever goes into it replaces it, the rest is taken note of. */
export function diffMeetingToken(
  id: string,
  olds: Values,
  news: Values,
  { signedByKey, log }: MeetingTokenDiffContext,
): Diff {
  const because = changedContent(olds, news);
  if (hasUnknown(news.expiresAt) || olds.expiresAt !== news.expiresAt) because.push("expiresAt");
  if (because.length === 0 && lostItsKey(olds, signedByKey)) {
    log.warn(
      `The API key has changed since token ${id} was signed with it, so Daily no longer accepts the token: it is replaced.`,
    );
    because.push("signing");
  }
  if (because.length > 0) return { kind: "replace", because, deleteFirst: false };
  const noted = care.some((name) => hasUnknown(news[name]) || !isDeepStrictEqual(olds[name], news[name]));
  return noted ? { kind: "update" } : { kind: "none" };
}

/** Whether a self-signed token was signed with another key than the present one. */
function lostItsKey({ signing, token }: Values, signedByKey: MeetingTokenDiffContext["signedByKey"]): boolean {
  return signing === "self" && typeof token === "string" && signedByKey(token) === false;
}
