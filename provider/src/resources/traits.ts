import * as pulumi from "@pulumi/pulumi";

export type Trait = (value: pulumi.Output<unknown>) => Promise<boolean>;

/** The names of the arguments that have a trait, or have something inside that has it. */
export async function argumentsThat(has: Trait, args: readonly [string, unknown][]): Promise<string[]> {
  const names = await Promise.all(args.map(async ([name, value]) => ((await has(pulumi.output(value))) ? name : "")));
  return names.filter((name) => name !== "");
}
