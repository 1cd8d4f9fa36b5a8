import * as pulumi from "@pulumi/pulumi";
import type { DailyFunction } from "../../functions";
import { nativeType } from "../../runtime/resourceTypes";
import { made } from "../dependsOn";
import {
  assertArguments,
  assertNoOutputs,
  type InvokeOutputOptions,
  providerNotKnown,
  withoutSecrets,
} from "../functionArguments";
import { asRunError } from "../runError";
import { hideInSdkLog } from "../sdkLog";
import { assertProvider, plugin } from "./plugin";

/** Calls a function of the plugin's. Anything that depends on an output that is not known yet is an error. */
export async function invoke<Args, Result>(
  called: DailyFunction<Args, Result>,
  args: Args,
  options?: pulumi.InvokeOptions,
): Promise<Result> {
  assertArguments(called, args);
  assertNoOutputs(called.name, args as object);
  const result = await ask(called, args, options);
  if (result === undefined) throw providerNotKnown(called.name);
  return result;
}

/** Calls a function of the plugin's with arguments that may be outputs. The result is as secret as they are. */
export function invokeOutput<Args, Result>(
  called: DailyFunction<Args, Result>,
  args: object,
  { dependsOn, ...options }: InvokeOutputOptions = {},
): pulumi.Output<Result> {
  assertArguments(called, args);
  return pulumi.all([pulumi.output(withoutSecrets(called, args)), made(dependsOn)]).apply(async ([known]) => {
    const result = await ask(called, known as Args, options);
    if (result === undefined) return pulumi.unknown;
    return called.isSecret?.(result) ? pulumi.secret(result) : result;
  }) as pulumi.Output<Result>;
}

/** A function's result; undefined if nobody was asked, since an argument of the provider is not known yet. */
async function ask<Args, Result>(
  { name, secret = [] }: DailyFunction<Args, Result>,
  args: Args,
  options: pulumi.InvokeOptions = {},
): Promise<Result | undefined> {
  assertProvider(name, options.provider);
  for (const argument of secret) hideInSdkLog((args as Record<string, unknown>)[argument]);
  const asked = pulumi.runtime.invoke(nativeType(name), args as pulumi.Inputs, { ...plugin, ...options });
  const result: Result & object = await asked.catch(asRunError(Error));
  // The engine's answer for such a provider is empty (measured with engine 3.259).
  return pulumi.runtime.isDryRun() && Object.keys(result).length === 0 ? undefined : result;
}
