/** So many of hundreds of tokens are named in a message. */
const NAMED = 20;

/** `ada, bob and 3 more`. */
export function listed(names: readonly string[]): string {
  const named = names.slice(0, NAMED);
  const more = names.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}
