import type { Problem } from "../properties/validate";
import type { Hints } from "./hints";
import type { Raw } from "./protocol";
import { isInClear, wasSecret } from "./secretArguments";

/**
 * A problem as the engine is to show it. With a property's name it would print the property's value beside it, secret
 * or not (measured with engine 3.259), so that there is none: each reason says itself what it is about.
 */
export function toFailure(problem: Problem, news: Raw, hints: Hints): { property: ""; reason: string } {
  const isHidden = (name: string) => !isInClear(name, news, hints);
  const why = (name: string) =>
    hints.secretArguments.includes(name) ? "is secret" : "may be secret, since a transform set it";
  return { property: "", reason: shownReason(problem, isHidden, why) };
}

/** A problem of inputs that something has changed since the check, such as a policy. */
export function toRefusal(problem: Problem): string {
  return shownReason(problem, wasSecret, () => "is secret");
}

// What is wrong with a secret can hardly be told without telling the secret; and a name inside of it is a part of it.
function shownReason(
  { property, reason, valueFree, tells = [] }: Problem,
  isHidden: (name: string) => boolean,
  why: (name: string) => string,
): string {
  const [argument = ""] = property.split(/[.[]/);
  const hidden = [argument, ...tells].find(isHidden);
  if (hidden === undefined || (valueFree && property === argument)) return reason;
  const what = hidden === argument ? `. It ${why(hidden)}` : ` beside ${hidden}. ${hidden} ${why(hidden)}`;
  return `${argument} is not valid${what}, so that no more is shown here; https://docs.daily.co/reference/rest-api says what it may be.`;
}
