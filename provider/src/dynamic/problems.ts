import type { Problem } from "../properties/validate";
import type { Raw } from "../runtime/engineValues";
import { shownReason } from "../runtime/shownReason";
import type { Hints } from "./hints";
import { isInClear } from "./secretArguments";

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
