import type { Problem } from "../properties/validate";
import type { Hints } from "./hints";

/**
 * A problem as the engine is to show it. With a property's name it would print the property's value beside it, secret
 * or not (measured with engine 3.259), so that there is none: each reason says itself what it is about.
 */
export function toFailure(problem: Problem, { secretArguments }: Hints): { property: ""; reason: string } {
  const [argument = ""] = problem.property.split(/[.[]/);
  return { property: "", reason: secretArguments.includes(argument) ? secretly(problem) : problem.reason };
}

// What is wrong with a secret can hardly be told without telling the secret; and a key in brackets is a part of it.
function secretly({ property, reason, valueFree }: Problem): string {
  if (valueFree && !property.includes("[")) return reason;
  const [path] = property.split("[");
  return `${path} is not valid. It is secret, so that no more is shown here; https://docs.daily.co/reference/rest-api says what it may be.`;
}
