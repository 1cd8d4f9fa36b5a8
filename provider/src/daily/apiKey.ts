/**
 * What is wrong with an API key's characters, as the end of a sentence that begins with where it stands; or nothing.
 *
 * An HTTP library drops from a header what may not stand there, so that REST would work with such a key. A token that is
 * signed with it would be ignored by Daily, without an error.
 */
export function apiKeyFault(key: string): string | undefined {
  if (/\s/.test(key)) return "has white space in it; a Daily API key has none.";
  const stranger = /[^\x21-\x7e]/u.exec(key)?.[0].codePointAt(0);
  if (stranger === undefined) return undefined;
  const name = `U+${stranger.toString(16).toUpperCase().padStart(4, "0")}`;
  return `has a character in it that is none of a Daily API key (${name}); copy the key anew.`;
}
