import type { Problem } from "../properties/validate";

/**
 * A problem's reason as it may be shown. What is wrong with a secret can hardly be told without telling the secret; and a
 * name inside of it is a part of it. `why` says of an argument that is hidden what makes it so.
 */
export function shownReason(
  { property, reason, valueFree, tells = [] }: Problem,
  isHidden: (name: string) => boolean,
  why: (name: string) => string = () => "is secret",
): string {
  const [argument = ""] = property.split(/[.[]/);
  const hidden = [argument, ...tells].find(isHidden);
  if (hidden === undefined || (valueFree && property === argument)) return reason;
  const what = hidden === argument ? `. It ${why(hidden)}` : ` beside ${hidden}. ${hidden} ${why(hidden)}`;
  return `${argument} is not valid${what}, so that no more is shown here; https://docs.daily.co/reference/rest-api says what it may be.`;
}
