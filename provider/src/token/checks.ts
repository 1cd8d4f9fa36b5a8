import { apiKeyFault, noApiKey } from "../daily/account";
import { systemClock } from "../daily/clock";
import { argumentFor, forOther, OTHER_PROPERTIES, otherPropertiesProblems } from "../properties/otherProperties";
import { uuid } from "../properties/shared";
import { didYouMean } from "../properties/suggest";
import { isRecord, unknown } from "../properties/unknown";
import { type Problem, validateProperties } from "../properties/validate";
import { argumentOfClaim, IGNORED_CLAIMS, propertiesWithoutClaim, SIGNED_CLAIMS } from "./claims";
import { MeetingTokenError } from "./errors";
import { meetingTokenOptions } from "./options";
import { answeredOnly, meetingTokenProperties } from "./properties";

/** Who signs a token. */
export type SignedBy = "daily" | "apiKey";

/** All that is wrong with a token's properties by themselves. `more` names what may stand beside them. */
export function propertyProblems(
  properties: Readonly<Record<string, unknown>>,
  signedBy: SignedBy,
  more: readonly string[] = [],
): Problem[] {
  const known = [...Object.keys(meetingTokenProperties), OTHER_PROPERTIES, ...more];
  const strangers = Object.keys(properties).filter((name) => !known.includes(name) && properties[name] !== undefined);
  return [
    ...strangers.map((name) => ({
      property: name,
      reason: `A meeting token has no property ${name}.${didYouMean(name, known)}${forOther}`,
    })),
    ...validateProperties(
      { ...meetingTokenProperties, otherProperties: meetingTokenOptions.otherProperties },
      properties,
    ),
    ...otherTokenProblems(properties, signedBy, more),
    ...(signedBy === "apiKey" ? unclaimedProblems(properties) : []),
  ];
}

/** What must not be in a token's `otherProperties`. */
export function otherTokenProblems(
  properties: Readonly<Record<string, unknown>>,
  signedBy: SignedBy,
  more: readonly string[],
): Problem[] {
  const rules = { table: meetingTokenProperties, more, answeredOnly };
  return otherPropertiesProblems(properties, signedBy === "apiKey" ? { ...rules, fault: claimFault } : rules);
}

/** Other properties are claims of a self-signed token under their own names, which must be nothing else's. */
function claimFault(key: string): string | undefined {
  if (SIGNED_CLAIMS.includes(key)) return "is a claim that signing sets. Leave it out.";
  if (IGNORED_CLAIMS.includes(key)) return ignoredClaim;
  const argument = argumentFor(key, meetingTokenProperties);
  if (propertiesWithoutClaim.some((name) => name === argument)) return `${notSigned} and use ${argument}.`;
  const claimed = argumentOfClaim(key);
  return claimed === undefined || claimed === key ? undefined : `is the claim of ${claimed}; use that.`;
}

/** The end of a sentence about a claim. */
export const ignoredClaim = "is a claim for which Daily ignores a token. Leave it out.";

const notSigned =
  'cannot be self-signed: Daily documents no claim for it and would ignore it. Leave it out, or let Daily sign (signedBy: "daily")';

/** What a self-signed token cannot say. What is unknown may turn out to be absent. */
export function unclaimedProblems(properties: Readonly<Record<string, unknown>>): Problem[] {
  return propertiesWithoutClaim
    .filter((name) => ![undefined, null, unknown].includes(properties[name] as undefined))
    .map((name) => ({ property: name, reason: `${name} ${notSigned}.` }));
}

/** @throws MeetingTokenError `invalid-property` with all of them */
export function assertValid(problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new MeetingTokenError("invalid-property", problems.map(({ reason }) => reason).join(" "), problems);
  }
}

/** A program in JavaScript, or an unset variable behind a `!`, may pass anything. */
export function assertProperties(properties: unknown): asserts properties is Record<string, unknown> {
  if (!isRecord(properties)) throw invalidOption("The properties are missing; give an object, such as { roomName }.");
}

/** Daily silently ignores a token whose `d` is not its domain's id. */
export function domainIdFault(domainId: unknown): string | undefined {
  if (typeof domainId === "string" && uuid.regex.test(domainId)) return undefined;
  return "domainId is not a UUID; it must be the domain_id that GET https://api.daily.co/v1/ answers, not the domain's name.";
}

export function assertDomainId(domainId: unknown): void {
  const fault = domainIdFault(domainId);
  if (fault !== undefined) throw invalidOption(fault);
}

export function assertApiKey(apiKey: unknown): void {
  if (typeof apiKey !== "string" || apiKey.trim() === "") {
    throw invalidOption(noApiKey.call);
  }
  const fault = apiKeyFault(apiKey);
  if (fault !== undefined) throw invalidOption(`apiKey ${fault}`);
}

export function invalidOption(message: string): MeetingTokenError {
  return new MeetingTokenError("invalid-option", message);
}

/** A given time, or the present, in whole seconds since the Unix epoch. */
export function secondsOf(now: Date | undefined): number {
  const ms = now === undefined ? systemClock.now() : (now as Partial<Date> | null)?.getTime?.();
  if (ms === undefined || Number.isNaN(ms)) throw invalidOption("now is not a valid time; give a valid Date.");
  return Math.floor(ms / 1_000);
}
