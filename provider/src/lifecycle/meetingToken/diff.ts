import { isDeepStrictEqual } from "node:util";
import { sameValue } from "../../properties/equal";
import type { Field } from "../../properties/shape";
import { hasUnknown } from "../../properties/unknown";
import { meetingTokenOptions } from "../../token/options";
import type { Diff, Log, Values } from "../types";
import { changedContent } from "./content";
import { endsAsDeclared, secondsIn } from "./deadline";

export interface MeetingTokenDiffContext {
  /** Whether the present API key signed a token; undefined where that cannot be told. */
  readonly signedByKey: (token: string) => boolean | undefined;
  /** Whether something has changed the inputs since they were checked: a policy. */
  readonly changedSinceCheck: boolean;
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
  { signedByKey, changedSinceCheck, log, now }: MeetingTokenDiffContext,
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
  const onlyItsEnd = because.join() === "expiresAt";
  if (onlyItsEnd && changedSinceCheck) {
    log.info(
      `The lifetime of token ${id} differs from the one that was checked: a policy sets it. An update mints another token in place, since Pulumi would create a replacement without applying the policy.`,
    );
    return { kind: "update", because };
  }
  const options = changedOptions(olds, news);
  if (because.length > 0 && !over) {
    const renews = onlyItsEnd && !options.some(setsTheEnd) && !hasUnknown([news.renewBefore, news.renew]);
    return { kind: "replace", because, renews, deleteFirst: false };
  }
  because.push(...options);
  return because.length > 0 ? { kind: "update", because } : { kind: "none" };
}

/**
 * Whether a token has ended at the fixed time that is still declared. No other token could be made with that time, and
 * an update that tried to would fail, whatever else it has to do.
 */
function isOver(olds: Values, { exp }: Values, now: number): boolean {
  return typeof exp === "number" && exp <= now && olds.exp === exp;
}

/** The arguments beside the token's content that differ. */
function changedOptions(olds: Values, news: Values): string[] {
  const differs = (name: string, same: (left: unknown, right: unknown) => boolean) =>
    hasUnknown(news[name]) || !same(olds[name], news[name]);
  return [
    ...["exp"].filter((name) => differs(name, isDeepStrictEqual)),
    ...durations.filter((name) => differs(name, sameDuration)),
    ...Object.entries<Field>(switches)
      .filter(([name, field]) => differs(name, (left, right) => sameValue(field, left, right)))
      .map(([name]) => name),
  ];
}

const setsTheEnd = (name: string) => name === "exp" || name === "expiresIn";

/** A day is 24 hours. */
function sameDuration(left: unknown, right: unknown): boolean {
  return left === undefined ? right === undefined : secondsIn(left) === secondsIn(right);
}

/** Whether a self-signed token was signed with another key than the present one. */
function lostItsKey({ signedBy, token }: Values, signedByKey: MeetingTokenDiffContext["signedByKey"]): boolean {
  return signedBy === "apiKey" && typeof token === "string" && signedByKey(token) === false;
}
