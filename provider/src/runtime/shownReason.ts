import type { Problem } from "../properties/validate";

/**
 * A problem's reason as it may be shown. What is wrong with a secret can hardly be told without telling the secret; and a
 * name inside of it is a part of it. `why` says of an argument that is hidden what makes it so.
 */
export function shownReason(
  { property, at, reason, valueFree, tells = [] }: Problem,
  isHidden: (name: string) => boolean,
  why: (name: string) => string = () => "is secret",
): string {
  const [argument = ""] = property.split(/[.[]/);
  const hidden = [argument, ...tells].find(isHidden);
  const shown = at ?? argument;
  if (hidden === undefined || (valueFree && property === shown)) return reason;
  const own = at === undefined ? "It" : `Something in ${argument}`;
  const what = hidden === argument ? `. ${own} ${why(hidden)}` : ` beside ${hidden}. ${hidden} ${why(hidden)}`;
  return `${shown} is not valid${what}, so that no more is shown here; https://docs.daily.co/reference/rest-api says what it may be.`;
}
