import type { CheckResult } from "../lifecycle";
import type { Problem } from "../properties/validate";

/** Where a room's name would be shown, for each argument that holds one. */
export const shownIn = {
  room: {
    name: "it is the resource's id, and part of the room's URL",
    namePrefix: "the resource's id begins with it, and the room's URL holds it",
  },
  meetingToken: { roomName: "it is part of the room's URL, and in messages" },
} as const;

export function secretNameReason(argument: string, places: string): string {
  return `${argument} is secret, but Pulumi shows it: ${places}. Wrap it in pulumi.unsecret().`;
}

/** Refuses a room's name that is secret, since it could not be kept so. */
export function refuseSecretNames(
  { inputs, problems }: CheckResult,
  secretArguments: readonly string[],
  shown: Readonly<Record<string, string>>,
): CheckResult {
  const secret = Object.entries(shown).filter(([name]) => secretArguments.includes(name));
  const more = secret.map(
    ([property, places]): Problem => ({
      property,
      reason: secretNameReason(property, places),
      valueFree: true,
    }),
  );
  return { inputs, problems: [...problems, ...more] };
}
