import * as pulumi from "@pulumi/pulumi";
import type { DailyClient } from "../../daily/client";
import { DailyError } from "../../daily/errors";
import { host } from "../../dynamic/host";
import type { DailyFunction } from "../../functions";
import { UserError } from "../../lifecycle";
import { clientFor } from "../../runtime/clients";
import { Configuration } from "../../runtime/configuration";
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
import { inner } from "../traits";
import { inputsOf } from "./provider";

/** Calls a function. Anything that depends on an output that is not known yet is an error. */
export async function invoke<Args, Result>(
  called: DailyFunction<Args, Result>,
  args: Args,
  given?: pulumi.InvokeOptions,
): Promise<Result> {
  const { name } = called;
  const opts = given ?? {};
  assertArguments(called, args);
  assertNoOutputs(name, args as object);
  assertOptions(name, opts, OPTIONS);
  const config = inner(configFor(name, opts));
  if (!(await config.isKnown)) {
    throw providerNotKnown(name);
  }
  return called.ask(clientOf(await config.promise()), args).catch(asRunError(UserError));
}

/** Calls a function in a program: its arguments may be outputs. The result is as secret as they are. */
export function invokeOutput<Args, Result>(
  called: DailyFunction<Args, Result>,
  args: object,
  given?: InvokeOutputOptions,
): pulumi.Output<Result> {
  const opts = given ?? {};
  assertArguments(called, args);
  assertOptions(called.name, opts, [...OPTIONS, "dependsOn"]);
  return pulumi
    .all([configFor(called.name, opts), pulumi.output(withoutSecrets(called, args)), made(opts.dependsOn)])
    .apply(async ([config, known]) => {
      const result = await called
        .ask(clientOf(config as Config), known as Args)
        .catch(asRunError(UserError, DailyError));
      return called.isSecret?.(result) ? pulumi.secret(result) : result;
    }) as pulumi.Output<Result>;
}

/** The inputs of the Provider; undefined for the stack's own account. */
type Config = Readonly<Record<string, string>> | undefined;

/** The key is only needed to make the request; it does not make the result secret. */
function configFor(name: string, { provider, parent }: pulumi.InvokeOptions): pulumi.Output<Config> {
  const chosen = provider ?? inherited(parent);
  if (chosen === undefined) return pulumi.output(undefined);
  const inputs = inputsOf(chosen);
  if (inputs === undefined) {
    const which = provider === undefined ? "the provider that parent hands down" : "provider";
    throw new pulumi.RunError(
      `${name}: ${which} is not a daily.Provider. Give one, or leave it out for the stack's account.`,
    );
  }
  return pulumi.unsecret(pulumi.output(inputs)) as pulumi.Output<Config>;
}

/** A component's map of providers may name it by the package of its resources, or of its class. */
function inherited(parent: pulumi.Resource | undefined): pulumi.ProviderResource | undefined {
  return parent?.getProvider("pulumi-nodejs:dynamic:Resource") ?? parent?.getProvider(nativeType("Room"));
}

function clientOf(config: Config): () => DailyClient {
  const get = (key: string) => (config === undefined ? pulumi.runtime.getConfig(key) : config[key]);
  return () => clientFor(new Configuration(get, process.env), host.log);
}

const OPTIONS = ["provider", "parent", "async"];

function assertOptions(name: string, opts: object, supported: readonly string[]): void {
  const given = Object.entries(opts).filter(([, value]) => value !== undefined);
  for (const [option, value] of given) {
    if (option === "async" && value !== true) {
      throw new pulumi.RunError(
        `${name}: async: false is not supported: Daily is always asked asynchronously. Leave it out.`,
      );
    }
    if (!supported.includes(option)) {
      const account = ["apiKey", "apiUrl"].includes(option)
        ? ` To ask another account, give a daily.Provider as provider.`
        : "";
      throw new pulumi.RunError(`${name}: the option ${option} is not supported. Leave it out.${account}`);
    }
  }
}
