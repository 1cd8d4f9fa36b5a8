import { isDeepStrictEqual } from "node:util";
import type { Raw } from "../runtime/engineValues";
import { shownIn } from "../runtime/secretNames";
import { maskableTexts, partsThatMayBeSecret, withoutTexts } from "../runtime/secretTexts";
import { STATE_VERSION_KEY } from "../runtime/stateVersion";
import { HINTS_KEY, type Hints } from "./hints";
import { PROVIDER_KEY } from "./protocol";

/** Whether an argument is certainly what the program gave in clear text. */
export function isInClear(name: string, news: Raw, { plainArguments }: Hints): boolean {
  if (news[name] === undefined) return true;
  const given = plainArguments[name];
  return given === null || isDeepStrictEqual(given, news[name]);
}

/** Every text in this process's arguments that may be secret: Daily may repeat one in what it says of a request. */
const texts = new Set<string>();

/** The names of arguments that are secret in some resource of this process, or may be. */
const names = new Set<string>();

/** Whether an argument of that name was secret when it was checked: create and update are not told of it. */
export function wasSecret(name: string): boolean {
  return names.has(name);
}

/** A room's name is shown anyway, and refused where it is secret. */
const NOT_MASKED: readonly string[] = [
  ...Object.keys({ ...shownIn.room, ...shownIn.meetingToken }),
  ...[HINTS_KEY, PROVIDER_KEY, STATE_VERSION_KEY],
];

/** Takes note of what may be secret, for `withoutSecretTexts`. */
export function rememberSecrets(news: Raw, hints: Hints): void {
  for (const [name, value] of Object.entries(news)) {
    if (NOT_MASKED.includes(name) || isInClear(name, news, hints)) continue;
    names.add(name);
    for (const text of maskableTexts(partsThatMayBeSecret(name, value))) texts.add(text);
  }
}

/** A message about a resource without those of its properties. */
export function withoutSecretTexts(message: string, props: Raw): string {
  return withoutTexts(
    message,
    maskableTexts(props).filter((text) => texts.has(text)),
  );
}
