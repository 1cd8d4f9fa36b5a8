import * as pulumi from "@pulumi/pulumi";
import { HINTS_KEY, type Passed } from "../../dynamic/hints";
import { installationFault } from "../../dynamic/installation";
import { type Handler, PROVIDER_KEY, shim } from "../../dynamic/protocol";
import { warnIfSdkLogShowsSecrets } from "../sdkLog";
import { argumentsThat, inner, type Trait } from "../traits";

/** What the engine's dynamic host is to get for a resource, beside its arguments and outputs. */
export function forHost(
  handler: Handler,
  name: string,
  args: object,
  options: pulumi.CustomResourceOptions,
): Record<string, unknown> {
  warnIfSdkLogShowsSecrets();
  const fault = installationFault();
  if (fault !== undefined) throw new pulumi.RunError(fault);
  return {
    ...(options.id === undefined && { [HINTS_KEY]: hints(name, args as Record<string, unknown>) }),
    [PROVIDER_KEY]: shim(handler),
  };
}

export function withSecretOutputs(
  secret: readonly string[],
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return { ...options, additionalSecretOutputs: [...secret, ...(options.additionalSecretOutputs ?? [])] };
}

type HintInputs = { readonly [Name in keyof Passed]?: pulumi.Input<Passed[Name] | undefined> };

function hints(resourceName: string, args: Record<string, unknown>): HintInputs {
  const outputs = Object.entries(args).filter(([, value]) => typeof value === "object");
  const preview = pulumi.runtime.isDryRun();
  return {
    preview,
    resourceName,
    plainArguments: plainArguments(args),
    ...(outputs.length > 0 && {
      secretArguments: argumentsThat(pulumi.isSecret, outputs),
      emptyArguments: argumentsThat(isEmpty, outputs),
      // In a preview the engine itself says what is unknown.
      ...(!preview && { unknownArguments: argumentsThat(isUnknown, outputs) }),
    }),
  };
}

/** Whether it is known that there is no value. */
const isEmpty: Trait = async (output) => {
  const { isKnown, promise } = inner(output);
  return (await isKnown) !== false && [undefined, null].includes((await promise()) as undefined);
};

async function plainArguments(args: Record<string, unknown>): Promise<string> {
  const plain = await Promise.all(
    Object.entries(args).map(async ([name, value]) => {
      if (typeof value !== "object") return [[name, value]];
      const output = pulumi.output(value);
      if (await pulumi.isSecret(output)) return [];
      return [[name, (await isUnknown(output)) ? null : await inner(output).promise()]];
    }),
  );
  return JSON.stringify(Object.fromEntries(plain.flat()));
}

const isUnknown: Trait = async (output) => (await inner(output).isKnown) === false;
