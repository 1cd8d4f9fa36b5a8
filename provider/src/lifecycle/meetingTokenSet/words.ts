/** So many of hundreds of tokens are named in a message. */
const NAMED = 20;

/** `ada, bob and 3 more`. */
export function listed(names: readonly string[]): string {
  const named = names.slice(0, NAMED);
  const more = names.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}

/** What is said of several, once, with the names of all of them. */
export function together(said: Iterable<readonly [name: string, text: string]>): [text: string, names: string[]][] {
  const names = new Map<string, string[]>();
  for (const [name, text] of said) names.set(text, [...(names.get(text) ?? []), name]);
  return [...names];
}
