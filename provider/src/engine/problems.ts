import type { Problem } from "../properties/validate";
import type { Hints } from "./hints";
import type { Raw } from "./protocol";
import { isPlain, wasSecret } from "./secretArguments";

/**
 * A problem as the engine is to show it. With a property's name it would print the property's value beside it, secret
 * or not (measured with engine 3.259), so that there is none: each reason says itself what it is about.
 */
export function toFailure(problem: Problem, news: Raw, hints: Hints): { property: ""; reason: string } {
  const { property, reason, valueFree, tells = [] } = problem;
  const [argument = ""] = property.split(/[.[]/);
  const hidden = [argument, ...tells].find((name) => !isPlain(name, news, hints));
  if (hidden === undefined || (valueFree && property === argument)) return { property: "", reason };
  const secret = hints.secretArguments.includes(hidden) ? "is secret" : "may be secret, since a transform set it";
  return { property: "", reason: withoutValue(argument, hidden, secret) };
}

/** A problem of inputs that something has changed since the check, such as a policy. */
export function toRefusal({ property, reason, valueFree, tells = [] }: Problem): string {
  const [argument = ""] = property.split(/[.[]/);
  const hidden = [argument, ...tells].find(wasSecret);
  return hidden === undefined || (valueFree && property === argument)
    ? reason
    : withoutValue(argument, hidden, "is secret");
}

// What is wrong with a secret can hardly be told without telling the secret; and a name inside of it is a part of it.
function withoutValue(argument: string, hidden: string, secret: string): string {
  const what = hidden === argument ? `. It ${secret}` : ` beside ${hidden}. ${hidden} ${secret}`;
  return `${argument} is not valid${what}, so that no more is shown here; https://docs.daily.co/reference/rest-api says what it may be.`;
}
