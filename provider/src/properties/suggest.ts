import { closest, distance } from "fastest-levenshtein";

/** Below this many characters every name is close to some other one. */
const SHORTEST_GUESSED = 3;

/** The known name that somebody who wrote `name` probably meant. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.replace(/[_-]/g, "").toLowerCase();
  const sameLetters = known.find((candidate) => plain(candidate) === plain(name));
  if (sameLetters !== undefined) return sameLetters;
  if (known.length === 0 || name.length < SHORTEST_GUESSED) return undefined;
  const best = closest(name, [...known]);
  return distance(name, best) <= Math.max(2, Math.floor(name.length / 4)) ? best : undefined;
}

/** ` Did you mean x?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = suggest(name, known);
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
}
