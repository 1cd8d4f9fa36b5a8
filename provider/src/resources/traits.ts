import * as pulumi from "@pulumi/pulumi";

/** What an output has inside: the SDK has no declaration for it, but every SDK 3 has it. */
interface Inner<T> {
  readonly isKnown: Promise<boolean>;
  promise(): Promise<T>;
}

export function inner<T>(output: pulumi.Output<T>): Inner<T> {
  return output as unknown as Inner<T>;
}

export type Trait = (value: pulumi.Output<unknown>) => Promise<boolean>;

/** The names of the arguments that have a trait, or have something inside that has it. */
export async function argumentsThat(has: Trait, args: readonly [string, unknown][]): Promise<string[]> {
  const names = await Promise.all(args.map(async ([name, value]) => ((await has(pulumi.output(value))) ? name : "")));
  return names.filter((name) => name !== "");
}
