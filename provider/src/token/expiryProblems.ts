import { type Duration, durationFault, durationSeconds, isoTime } from "../properties/time";
import { hasUnknown, knownValues } from "../properties/unknown";
import type { Problem } from "../properties/validate";

type Values = Readonly<Record<string, unknown>>;

/** What is wrong with a duration by itself. */
export function durationProblems(name: string, value: unknown): Problem[] {
  if (value === undefined || hasUnknown(value)) return [];
  const fault = durationFault(value);
  return fault === undefined ? [] : [{ property: name, reason: `${name} ${fault}` }];
}

/**
 * What says twice, or not at all, when a token expires: a token without an end has to be meant. What is not known yet
 * may turn out to be absent.
 */
export function expiryContradictions(values: Values): Problem[] {
  const problems: Problem[] = [];
  const { exp, expiresIn, neverExpires } = knownValues(values);
  const lifetime = exp !== undefined ? "exp" : expiresIn !== undefined ? "expiresIn" : undefined;
  if (exp !== undefined && expiresIn !== undefined) {
    problems.push({
      property: "exp",
      reason: "exp and expiresIn both say when the token expires. Leave one of the two out.",
      valueFree: true,
    });
  }
  if (neverExpires === true && lifetime !== undefined) {
    problems.push({
      property: "neverExpires",
      reason: `neverExpires is true, but ${lifetime} ends the token. Leave one of the two out.`,
      valueFree: true,
    });
  }
  if ([values.exp, values.expiresIn, values.neverExpires || undefined].every((value) => value === undefined)) {
    problems.push({
      property: "expiresIn",
      reason:
        'The token would never expire. Set expiresIn (for example "24h") or exp, or set neverExpires: true if that is meant.',
    });
  }
  return problems;
}

/**
 * What is wrong with times that are well-formed. `accepted` is an `exp` that was good when the token was made: that it
 * has passed since needs no new token.
 */
export function expiryProblems({ exp, nbf, expiresIn }: Values, now: number, accepted?: unknown): Problem[] {
  const problems: Problem[] = [];
  if (typeof exp === "number" && exp <= now && accepted !== exp) {
    problems.push({
      property: "exp",
      reason: `exp is ${exp}, which is ${isoTime(exp)} and has passed; Daily refuses that. Give a later time, or use expiresIn.`,
    });
  }
  const end = typeof exp === "number" ? exp : endOf(expiresIn, now);
  if (typeof nbf === "number" && nbf >= end) {
    const ends =
      typeof exp === "number" ? `exp (${isoTime(exp)})` : `its expiry (${isoTime(end)}, expiresIn counts from now)`;
    problems.push({
      property: "nbf",
      reason: `nbf is ${isoTime(nbf)}, which is not before ${ends}: the token would never be valid. Give an earlier nbf or a longer lifetime.`,
      tells: ["exp", "expiresIn"],
    });
  }
  return problems;
}

/** Infinity where there is no end, or none is known yet. */
function endOf(expiresIn: unknown, now: number): number {
  const isKnown = expiresIn !== undefined && !hasUnknown(expiresIn);
  return isKnown ? now + durationSeconds(expiresIn as Duration) : Number.POSITIVE_INFINITY;
}
