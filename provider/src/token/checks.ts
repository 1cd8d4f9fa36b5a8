import { didYouMean } from "../properties/suggest";
import { type Problem, validateProperties } from "../properties/validate";
import { propertiesWithoutClaim } from "./claims";
import { MeetingTokenError } from "./errors";
import { meetingTokenProperties } from "./properties";

/** All that is wrong with a token's properties by themselves, whoever signs it. */
export function propertyProblems(properties: Readonly<Record<string, unknown>>): Problem[] {
  const known = Object.keys(meetingTokenProperties);
  const strangers = Object.keys(properties).filter((name) => !known.includes(name) && properties[name] !== undefined);
  return [
    ...strangers.map((name) => ({
      property: name,
      reason: `A meeting token has no property ${name}.${didYouMean(name, known)}`,
    })),
    ...validateProperties(meetingTokenProperties, properties),
  ];
}

/** The properties that a self-signed token cannot say. */
export function claimProblems(properties: Readonly<Record<string, unknown>>): Problem[] {
  return propertiesWithoutClaim
    .filter((name) => properties[name] !== undefined && properties[name] !== null)
    .map((name) => ({
      property: name,
      reason: `${name} cannot be self-signed: Daily documents no claim for it and would ignore it. Leave it out, or let Daily sign (signing: "rest").`,
    }));
}

export function assertValid(problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new MeetingTokenError("invalid-property", problems.map(({ reason }) => reason).join(" "));
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Daily silently ignores a token whose `d` is not its domain's id. */
export function domainIdFault(domainId: string): string | undefined {
  if (UUID.test(domainId)) return undefined;
  return "domainId is no UUID; it must be the domain_id that GET https://api.daily.co/v1/ answers, not the domain's name.";
}

export function assertSignable(
  properties: object,
  { apiKey, domainId }: { readonly apiKey: string; readonly domainId: string },
): void {
  const given = { ...properties };
  assertValid([...propertyProblems(given), ...claimProblems(given)]);
  if (apiKey === "")
    throw new MeetingTokenError("invalid-property", "apiKey is empty; give the domain's Daily API key.");
  const fault = domainIdFault(domainId);
  if (fault) throw new MeetingTokenError("invalid-property", fault);
}
