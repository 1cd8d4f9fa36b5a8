import { isDeepStrictEqual } from "node:util";
import { sameValue } from "../../properties/equal";
import type { Field } from "../../properties/shape";
import { hasUnknown } from "../../properties/unknown";
import { meetingTokenOptions } from "../../token/options";
import type { Diff, Log, Values } from "../types";
import { changedContent } from "./content";
import { endsAsDeclared, isDerived, secondsIn } from "./deadline";

export interface MeetingTokenDiffContext {
  /** Whether the present API key signed a token; undefined where that cannot be told. */
  readonly signedByKey: (token: string) => boolean | undefined;
  readonly log: Log;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

/** Arguments about how Pulumi manages a token; they are not in it. The other times are compared as `expiresAt`. */
const durations = ["expiresIn", "renewBefore"];
const { signedBy: _, otherProperties: __, ...switches } = meetingTokenOptions;

/** A token cannot be changed: whatever goes into it replaces it, the rest is taken note of. */
export function diffMeetingToken(
  id: string,
  olds: Values,
  news: Values,
  { signedByKey, log, now }: MeetingTokenDiffContext,
): Diff {
  const because = changedContent(olds, news);
  const another = because.length > 0 && olds.expiresAt !== news.expiresAt;
  if (another || !endsAsDeclared(olds, news, now)) because.push("expiresAt");
  const over = isOver(olds, news, now);
  if (because.length === 0 && !over && lostItsKey(olds, signedByKey)) {
    log.warn(
      `The API key or the domain's id has changed since token ${id} was signed. It works only while the key that signed it is active at Daily; an update replaces it.`,
    );
    because.push("signedBy");
  }
  if (because.join() === "expiresAt" && !isDerived(news)) {
    log.info(
      `The lifetime of token ${id} differs from the one that was checked: a policy sets it. An update mints another token in place, since Pulumi would create a replacement without applying the policy.`,
    );
    return { kind: "update" };
  }
  if (because.length > 0 && !over) return { kind: "replace", because, deleteFirst: false };
  return because.length > 0 || caresOtherwise(olds, news) ? { kind: "update" } : { kind: "none" };
}

/**
 * Whether a token has ended at the fixed time that is still declared. No other token could be made with that time, and
 * an update that tried to would fail, whatever else it has to do.
 */
function isOver(olds: Values, { exp }: Values, now: number): boolean {
  return typeof exp === "number" && exp <= now && olds.exp === exp;
}

function caresOtherwise(olds: Values, news: Values): boolean {
  const differs = (name: string, same: (left: unknown, right: unknown) => boolean) =>
    hasUnknown(news[name]) || !same(olds[name], news[name]);
  return (
    differs("exp", isDeepStrictEqual) ||
    durations.some((name) => differs(name, sameDuration)) ||
    Object.entries<Field>(switches).some(([name, field]) =>
      differs(name, (left, right) => sameValue(field, left, right)),
    )
  );
}

/** A day is 24 hours. */
function sameDuration(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return left === right;
  return secondsIn(left) === secondsIn(right);
}

/** Whether a self-signed token was signed with another key than the present one. */
function lostItsKey({ signedBy, token }: Values, signedByKey: MeetingTokenDiffContext["signedByKey"]): boolean {
  return signedBy === "apiKey" && typeof token === "string" && signedByKey(token) === false;
}
