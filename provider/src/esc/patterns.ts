/**
 * Whether a text is what a pattern says: `*` stands for any characters of one part, and parts are divided by `/`.
 *
 * No regular expression: callers choose the text, and with several stars one tries every way to divide it. It is enough to
 * go back to the last star.
 */
export function matches(pattern: string, text: string): boolean {
  let [at, star, taken] = [0, -1, 0];
  for (let i = 0; i < text.length; ) {
    if (pattern[at] === "*") {
      star = at++;
      taken = i;
    } else if (pattern[at] === text[i]) {
      at++;
      i++;
    } else if (star >= 0 && text[taken] !== "/") {
      at = star + 1;
      i = ++taken;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}

export function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => matches(pattern, text));
}
