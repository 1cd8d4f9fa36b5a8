import * as pulumi from "@pulumi/pulumi";
import type { DailyClient } from "../daily/client";
import { DailyError } from "../daily/errors";
import { host } from "../dynamic/host";
import { type DailyFunction, unknownArgument } from "../functions";
import { UserError } from "../lifecycle";
import { clientFor } from "../runtime/clients";
import { Configuration } from "../runtime/configuration";
import { argumentsOf, isLater } from "./arguments";
import { inputsOf } from "./provider";
import { refuseSecret } from "./roomName";
import { asRunError } from "./runError";

/** Options of the Output forms: Pulumi's own, which not every SDK that pulumi-daily works with declares. */
export interface InvokeOutputOptions extends pulumi.InvokeOptions {
  /** Resources to wait for before Daily is asked. */
  dependsOn?: pulumi.Input<pulumi.Resource> | pulumi.Input<pulumi.Input<pulumi.Resource>[]>;
}

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
  const config = configFor(name, opts) as unknown as Inner<Config>;
  if (!(await config.isKnown)) {
    throw new pulumi.RunError(
      `${name}: an argument of its provider is not known yet. Use ${name}Output, whose result is then not known either.`,
    );
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

function withoutSecrets({ name, shown = {} }: DailyFunction<never, unknown>, args: object): object {
  const given = Object.entries(args).map(([key, value]) => {
    const places = shown[key];
    return [key, places === undefined ? value : refuseSecret(name, key, value, places)];
  });
  return Object.fromEntries(given);
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
  return parent?.getProvider("pulumi-nodejs:dynamic:Resource") ?? parent?.getProvider("daily:index:Room");
}

function clientOf(config: Config): () => DailyClient {
  const get = (key: string) => (config === undefined ? pulumi.runtime.getConfig(key) : config[key]);
  return () => clientFor(new Configuration(get, process.env), host.log);
}

/** Known once the resources are made; those of a component are its children. */
function made(dependsOn: InvokeOutputOptions["dependsOn"]): pulumi.Output<unknown> {
  const resources = pulumi.output(dependsOn) as pulumi.Output<pulumi.Resource | pulumi.Resource[] | undefined>;
  return resources.apply((given) => pulumi.all([given ?? []].flat().flatMap((one) => identities(one, new Set()))));
}

function identities(resource: pulumi.Resource, seen: Set<pulumi.Resource>): pulumi.Output<string>[] {
  if (seen.has(resource)) return [];
  seen.add(resource);
  if (pulumi.CustomResource.isInstance(resource)) return [resource.id];
  const { __childResources: children = [] } = resource as unknown as { __childResources?: Iterable<pulumi.Resource> };
  return [resource.urn, ...[...children].flatMap((child) => identities(child, seen))];
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

function assertArguments(called: DailyFunction<never, unknown>, args: unknown): void {
  const fault = unknownArgument(called, argumentsOf(called.name, args as object));
  if (fault !== undefined) throw new pulumi.RunError(`${fault} Options come after the arguments.`);
}

function assertNoOutputs(name: string, args: object): void {
  const output = Object.entries(args).find(([, value]) => isLater(value));
  if (output) throw new pulumi.RunError(`${name}: ${output[0]} is an output; use ${name}Output.`);
}

/** The SDK has no declaration for them, but every SDK 3 has them. */
interface Inner<T> {
  readonly isKnown: Promise<boolean>;
  promise(): Promise<T>;
}
