import type { CheckResult } from "../lifecycle";
import { isRecord } from "../properties/unknown";
import type { Problem } from "../properties/validate";

/** Where a name would be shown, for each argument that holds one; `*` stands for any token's name. */
export const shownIn = {
  room: {
    name: "it is the resource's id, and part of the room's URL",
    namePrefix: "the resource's id begins with it, and the room's URL holds it",
  },
  meetingToken: { roomName: "it is part of the room's URL, and in messages" },
  meetingTokenSet: {
    tokens: "the tokens' names are the keys of the outputs, and in messages",
    "tokens.*.roomName": "it is part of the room's URL, and in messages",
  },
} as const;

export function secretNameReason(argument: string, places: string): string {
  return `${argument} is secret, but Pulumi shows it: ${places}. Wrap it in pulumi.unsecret().`;
}

/** Refuses a name that is secret, since it could not be kept so. */
export function refuseSecretNames(
  { inputs, problems }: CheckResult,
  secrets: readonly (string | Path)[],
  shown: Readonly<Record<string, string>>,
): CheckResult {
  const more = Object.entries(shown).flatMap(([pattern, places]) =>
    secrets.flatMap((secret): Problem[] => {
      const path = shownPath(pattern.split("."), [secret].flat());
      if (path === undefined || !isThere(inputs, path)) return [];
      const at = path.join(".");
      return [{ property: at, at, reason: secretNameReason(at, places), valueFree: true }];
    }),
  );
  // What else is wrong is told with the tokens' names.
  const hidesTokens = more.some(({ property }) => property === "tokens");
  return { inputs, problems: hidesTokens ? more : [...problems, ...more] };
}

/** The keys that lead to a value. */
export type Path = readonly string[];

/** Where a secret, or a part of it, is what is shown. */
function shownPath(pattern: Path, secret: Path): Path | undefined {
  const holds =
    secret.length <= pattern.length && secret.every((key, at) => ["*", key].includes(pattern[at] as string));
  return holds ? [...secret, ...pattern.slice(secret.length)] : undefined;
}

function isThere(values: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return values !== undefined;
  return isRecord(values) && isThere(values[key], rest);
}
