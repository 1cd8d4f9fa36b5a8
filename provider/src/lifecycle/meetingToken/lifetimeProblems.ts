import { hasUnknown } from "../../properties/unknown";
import type { Problem } from "../../properties/validate";
import { type Duration, durationFault, durationSeconds, formatDuration, isoTime } from "../../token/lifetime";
import type { Values } from "../types";
import type { MeetingTokenCheckContext } from "./context";
import { renewalWindow } from "./deadline";

/**
 * What is wrong with a token's times. `faulty` names the properties whose kind is wrong already: nothing can be said of
 * their size.
 */
export function lifetimeProblems(
  olds: Values,
  news: Values,
  context: MeetingTokenCheckContext,
  faulty: ReadonlySet<string>,
): Problem[] {
  const faults = ["expiresIn", "renewBefore"].flatMap((name) => durationProblems(name, news[name]));
  const sound = { ...news };
  for (const name of [...faulty, ...faults.map(({ property }) => property)]) delete sound[name];
  return [
    ...faults,
    ...contradictions(news),
    ...expiryProblems(olds, sound, context),
    ...windowProblems(sound),
    ...capProblems(sound, context),
  ];
}

function durationProblems(name: string, value: unknown): Problem[] {
  if (value === undefined || hasUnknown(value)) return [];
  const fault = durationFault(value);
  return fault === undefined ? [] : [{ property: name, reason: `${name} ${fault}` }];
}

function contradictions({ exp, expiresIn, neverExpires, renewBefore, renew }: Values): Problem[] {
  const problem = (property: string, reason: string): Problem[] => [{ property, reason }];
  if (exp !== undefined && expiresIn !== undefined) {
    return problem("exp", "exp and expiresIn both say when the token expires. Leave one of the two out.");
  }
  const lifetime = exp !== undefined ? "exp" : expiresIn !== undefined ? "expiresIn" : undefined;
  if (neverExpires === true && lifetime !== undefined) {
    return problem("neverExpires", `neverExpires is true, but ${lifetime} ends the token. Leave one of the two out.`);
  }
  if (neverExpires !== true && !hasUnknown(neverExpires) && lifetime === undefined) {
    return problem(
      "expiresIn",
      'The token would never expire. Set expiresIn (for example "24h") or exp, or set neverExpires: true if that is meant.',
    );
  }
  if (renewBefore !== undefined && expiresIn === undefined) {
    return problem(
      "renewBefore",
      `renewBefore says when to renew, but a token with ${exp !== undefined ? "a fixed exp" : "neverExpires"} cannot be renewed. Use expiresIn, or leave renewBefore out.`,
    );
  }
  if (renewBefore !== undefined && renew === false) {
    return problem("renewBefore", "renewBefore says when to renew, but renew is false. Leave one of the two out.");
  }
  return [];
}

function expiryProblems(olds: Values, { exp, nbf, expiresIn }: Values, { now }: MeetingTokenCheckContext): Problem[] {
  const problems: Problem[] = [];
  // A fixed exp that was good when the token was made and has passed since needs no new token: nothing is wrong.
  if (typeof exp === "number" && exp <= now && olds.exp !== exp) {
    problems.push({
      property: "exp",
      reason: `exp is ${exp}, which is ${isoTime(exp)} and has passed; Daily refuses that. Give a later time, or use expiresIn.`,
    });
  }
  const end = typeof exp === "number" ? exp : endOf(expiresIn, now);
  if (typeof nbf === "number" && end !== undefined && nbf >= end) {
    const ends =
      typeof exp === "number" ? `exp (${isoTime(exp)})` : `its expiry (${isoTime(end)}, expiresIn counts from now)`;
    problems.push({
      property: "nbf",
      reason: `nbf is ${isoTime(nbf)}, which is not before ${ends}: the token would never be valid. Give an earlier nbf or a longer lifetime.`,
    });
  }
  return problems;
}

function endOf(expiresIn: unknown, now: number): number | undefined {
  return expiresIn === undefined || hasUnknown(expiresIn) ? undefined : now + durationSeconds(expiresIn as Duration);
}

function windowProblems(news: Values): Problem[] {
  const { expiresIn, renewBefore } = news;
  if (expiresIn === undefined || renewBefore === undefined || hasUnknown([expiresIn, renewBefore])) return [];
  const window = renewalWindow(news);
  if (window === undefined || window < durationSeconds(expiresIn as Duration)) return [];
  return [
    {
      property: "renewBefore",
      reason: `renewBefore (${inWords(renewBefore)}) must be shorter than the token's lifetime (${inWords(expiresIn)}): the token would be renewed at every update. Shorten it or raise expiresIn.`,
    },
  ];
}

function capProblems(news: Values, { now, maxLifetime }: MeetingTokenCheckContext): Problem[] {
  if (maxLifetime === undefined) return [];
  const cap = `daily:maxTokenLifetime allows at most ${formatDuration(maxLifetime)}`;
  if (news.neverExpires === true) {
    return [{ property: "neverExpires", reason: `neverExpires is true, but ${cap}. Set expiresIn instead.` }];
  }
  if (typeof news.exp === "number" && news.exp - now > maxLifetime) {
    return [{ property: "exp", reason: `exp is ${isoTime(news.exp)}, but ${cap} from now. Give an earlier time.` }];
  }
  const { expiresIn } = news;
  if (expiresIn === undefined || hasUnknown(expiresIn) || durationSeconds(expiresIn as Duration) <= maxLifetime)
    return [];
  return [{ property: "expiresIn", reason: `expiresIn is ${inWords(expiresIn)}, but ${cap}. Shorten it.` }];
}

function inWords(duration: unknown): string {
  return typeof duration === "number" ? formatDuration(duration) : String(duration);
}
