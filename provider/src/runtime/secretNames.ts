import type { CheckResult } from "../lifecycle";
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
  secretPaths: readonly string[],
  shown: Readonly<Record<string, string>>,
): CheckResult {
  const more = Object.entries(shown).flatMap(([path, places]) =>
    secretPaths
      .filter((secret) => new RegExp(`^${path.replace("*", ".*")}$`).test(secret))
      .map((at): Problem => ({ property: at, at, reason: secretNameReason(at, places), valueFree: true })),
  );
  return { inputs, problems: [...problems, ...more] };
}
