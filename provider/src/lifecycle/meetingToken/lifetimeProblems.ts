import { formatDuration, isoTime } from "../../properties/time";
import { knownValues } from "../../properties/unknown";
import type { Problem } from "../../properties/validate";
import { durationProblems, expiryContradictions, expiryProblems } from "../../token/expiryProblems";
import { omit, type Values } from "../types";
import { type LifetimeContext, renewalWindow, secondsIn } from "./deadline";

/**
 * What is wrong with a token's times. `faulty` names the properties whose kind is wrong already: nothing can be said of
 * their size.
 */
export function lifetimeProblems(
  olds: Values,
  news: Values,
  context: LifetimeContext,
  faulty: readonly string[],
): Problem[] {
  const faults = ["expiresIn", "renewBefore"].flatMap((name) => durationProblems(name, news[name]));
  const sound = omit(news, [...faulty, ...faults.map(({ property }) => property)]);
  return [
    ...faults,
    ...expiryContradictions(news),
    ...renewalContradictions(news),
    ...expiryProblems(sound, context.now, olds.exp),
    ...windowProblems(sound),
    ...capProblems(sound, context),
  ];
}

function renewalContradictions(news: Values): Problem[] {
  const { exp, neverExpires, renewBefore, renew } = knownValues(news);
  if (renewBefore === undefined) return [];
  const problems: Problem[] = [];
  if (news.expiresIn === undefined && (exp !== undefined || neverExpires === true)) {
    const token = exp !== undefined ? "a fixed exp" : "neverExpires";
    problems.push({
      property: "renewBefore",
      reason: `renewBefore says when to renew, but a token with ${token} cannot be renewed. Use expiresIn, or leave renewBefore out.`,
    });
  }
  if (renew === false) {
    problems.push({
      property: "renewBefore",
      reason: "renewBefore says when to renew, but renew is false. Leave one of the two out.",
    });
  }
  return problems;
}

function windowProblems(news: Values): Problem[] {
  const { expiresIn, renewBefore } = news;
  const [window, lifetime] = [renewalWindow(news), secondsIn(expiresIn)];
  if (window === undefined || lifetime === undefined || window < lifetime) return [];
  return [
    {
      property: "renewBefore",
      reason: `renewBefore (${inWords(renewBefore)}) must be shorter than the token's lifetime (${inWords(expiresIn)}): the token would be renewed at every update. Shorten it or raise expiresIn.`,
      tells: ["expiresIn"],
    },
  ];
}

function capProblems(
  news: Values,
  { now, maxLifetime, maxLifetimeSource = "daily:maxTokenLifetime" }: LifetimeContext,
): Problem[] {
  if (maxLifetime === undefined) return [];
  const cap = `${maxLifetimeSource} allows at most ${formatDuration(maxLifetime)}`;
  if (news.neverExpires === true) {
    return [{ property: "neverExpires", reason: `neverExpires is true, but ${cap}. Set expiresIn instead.` }];
  }
  if (typeof news.exp === "number" && news.exp - now > maxLifetime) {
    return [{ property: "exp", reason: `exp is ${isoTime(news.exp)}, but ${cap} from now. Give an earlier time.` }];
  }
  const lifetime = secondsIn(news.expiresIn);
  if (lifetime === undefined || lifetime <= maxLifetime) return [];
  return [{ property: "expiresIn", reason: `expiresIn is ${inWords(news.expiresIn)}, but ${cap}. Shorten it.` }];
}

function inWords(duration: unknown): string {
  return typeof duration === "number" ? formatDuration(duration) : String(duration);
}
