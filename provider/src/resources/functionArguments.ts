import * as pulumi from "@pulumi/pulumi";
import { type DailyFunction, unknownArgument } from "../functions";
import { argumentsOf, isLater } from "./arguments";
import { refuseSecret } from "./roomName";

export interface GetRoomOutputArgs {
  /** The room's name. Not a secret: messages show it. */
  name: pulumi.Input<string>;
}

export interface ValidateMeetingTokenOutputArgs {
  /** The token, whoever minted it. Treated as a secret, whether or not it is marked as one. */
  token: pulumi.Input<string>;
  /** Accept a token whose `nbf` is in the future. Default: false. */
  ignoreNbf?: pulumi.Input<boolean>;
}

/** Options of the Output forms: Pulumi's own, which not every SDK that pulumi-daily works with declares. */
export interface InvokeOutputOptions extends pulumi.InvokeOptions {
  /** Resources to wait for before Daily is asked. */
  dependsOn?: pulumi.Input<pulumi.Resource> | pulumi.Input<pulumi.Input<pulumi.Resource>[]>;
}

/** Arguments that the function has, as far as can be seen before any is known. */
export function assertArguments(called: DailyFunction<never, unknown>, args: unknown): void {
  const fault = unknownArgument(called, argumentsOf(called.name, args as object));
  if (fault !== undefined) throw new pulumi.RunError(`${fault} Options come after the arguments.`);
}

/** The form that answers a promise takes no outputs. */
export function assertNoOutputs(name: string, args: object): void {
  const output = Object.entries(args).find(([, value]) => isLater(value));
  if (output) throw new pulumi.RunError(`${name}: ${output[0]} is an output; use ${name}Output.`);
}

/** The arguments, of which those that are shown are refused if they are secret. */
export function withoutSecrets({ name, shown = {} }: DailyFunction<never, unknown>, args: object): object {
  const given = Object.entries(args).map(([key, value]) => {
    const places = shown[key];
    return [key, places === undefined ? value : refuseSecret(name, key, value, places)];
  });
  return Object.fromEntries(given);
}

/** What is said of a promise in a preview; an Output is unknown then. */
export function providerNotKnown(name: string): pulumi.RunError {
  return new pulumi.RunError(
    `${name}: an argument of its provider is not known yet. Use ${name}Output, whose result is then not known either.`,
  );
}
