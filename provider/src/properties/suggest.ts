import { closest, distance } from "fastest-levenshtein";

/** Below this many characters every name is close to some other one. */
const SHORTEST_GUESSED = 3;

/** A name without what people confuse in it: separators and case. */
export const plain = (name: string) => name.replace(/[\s_-]/g, "").toLowerCase();

/** The known name that somebody who wrote `name` probably meant. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  const sameLetters = known.find((candidate) => plain(candidate) === plain(name));
  if (sameLetters !== undefined) return sameLetters;
  if (known.length === 0 || name.length < SHORTEST_GUESSED) return undefined;
  const best = closest(name, [...known]);
  return distance(name, best) <= Math.max(2, Math.floor(name.length / 4)) ? best : undefined;
}

/**
 * The known name that `name` surely is a slip of: the same letters, or one in four of them wrong. Stricter than a
 * suggestion, for where a name that is not known may be right.
 */
export function slipOf(name: string, known: readonly string[]): string | undefined {
  return known.find((candidate) => distance(plain(candidate), plain(name)) <= Math.floor(plain(name).length / 4));
}

/** ` Did you mean x?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = suggest(name, known);
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
}
