import * as pulumi from "@pulumi/pulumi";
import { NAME_HINT, PREVIEW_HINT, SECRETS_HINT, UNKNOWNS_HINT } from "./engine/hints";
import { installationFault } from "./engine/installation";
import { PROVIDER_KEY } from "./engine/protocol";
import { maskSecretsInSdkLog } from "./engine/sdkLog";
import { shim } from "./engine/shim";

maskSecretsInSdkLog();

/** Arguments of which every part may be an output of another resource. */
export type Inputs<T> = { [K in keyof T]: DeepInput<T[K]> };

type DeepInput<T> = T extends readonly (infer E)[]
  ? pulumi.Input<DeepInput<E>[]> | pulumi.Input<T>
  : T extends object
    ? pulumi.Input<{ [K in keyof T]: DeepInput<T[K]> }>
    : pulumi.Input<T>;

/** What the resources of this package have in common: how they reach their code. */
export abstract class DailyResource extends pulumi.CustomResource {
  protected constructor(
    handler: "meetingToken" | "room",
    type: string,
    name: string,
    args: Record<string, unknown>,
    outputs: readonly string[],
    options: pulumi.CustomResourceOptions,
  ) {
    const fault = installationFault();
    if (fault !== undefined) throw new pulumi.RunError(fault);
    super(
      type,
      name,
      {
        // An output that is not named among the inputs is none: the SDK makes properties of what stands here.
        ...Object.fromEntries(outputs.map((output) => [output, undefined])),
        ...args,
        ...(options.id === undefined && hints(name, args)),
        [PROVIDER_KEY]: shim(handler),
      },
      options,
    );
  }
}

function hints(name: string, args: Record<string, unknown>): Record<string, unknown> {
  return {
    [NAME_HINT]: name,
    [SECRETS_HINT]: argumentsThat(pulumi.isSecret, args),
    // A preview tells what is unknown by itself.
    ...(pulumi.runtime.isDryRun() ? { [PREVIEW_HINT]: true } : { [UNKNOWNS_HINT]: argumentsThat(isUnknown, args) }),
  };
}

type Trait = (value: pulumi.Output<unknown>) => Promise<boolean>;

/** The names of the arguments that have a trait, or have something inside that has it. */
async function argumentsThat(has: Trait, args: Record<string, unknown>): Promise<string[] | undefined> {
  const names = await Promise.all(
    Object.entries(args).map(async ([name, value]) => ((await has(pulumi.output(value))) ? name : "")),
  );
  const found = names.filter((name) => name !== "");
  return found.length > 0 ? found : undefined;
}

// The SDK has no declaration for it, but every SDK 3 has the property.
const isUnknown: Trait = async (output) =>
  (await (output as unknown as { isKnown: Promise<boolean> }).isKnown) === false;
