import { log, runtime } from "@pulumi/pulumi";

/** Whether the SDK's log shows secrets, since its files are not as they were when this was written. */
let shows = false;

/**
 * The Node.js SDK writes each answer of the engine's to a registration or a call into a debug message, secrets in clear. That
 * message is in every event log, in what `onEvent` of the Automation API gets, and in the output of `--debug`
 * (measured with SDK 3.248, runtime/resource.js). Here an answer is taught to print itself without its secrets.
 */
export function maskSecretsInSdkLog(): void {
  try {
    const answers = require("@pulumi/pulumi/proto/resource_pb") as Answers;
    mask(answers.RegisterResourceResponse, "getObject");
    mask(answers.ReadResourceResponse, "getProperties");
    const { InvokeResponse } = require("@pulumi/pulumi/proto/provider_pb") as Answers;
    mask(InvokeResponse, "getReturn");
    maskArguments(log);
  } catch {
    shows = true;
  }
}

/** Says once, from within a program, that the log could not be fixed. The program should run all the same. */
export function warnIfSdkLogShowsSecrets(): void {
  if (!shows) return;
  shows = false;
  log.warn(
    "pulumi-daily cannot keep meeting tokens out of the debug log of this version of @pulumi/pulumi: event logs and the output of --debug show them in plain text. Keep both private, and update pulumi-daily.",
  );
}

/** Arguments of functions that are secret, as they stand in JSON. */
const hidden = new Set<string>();

/** Keeps an argument of a function out of the debug log: the SDK logs them all (measured with SDK 3.248, runtime/invoke.js). */
export function hideInSdkLog(argument: unknown): void {
  if (typeof argument === "string" && argument !== "") hidden.add(JSON.stringify(argument));
}

function maskArguments(sdk: { debug: typeof log.debug }): void {
  const { debug } = sdk;
  sdk.debug = (message, ...rest) =>
    debug(
      [...hidden].reduce((text, one) => text.replaceAll(one, '"[secret]"'), message),
      ...rest,
    );
}

type Getter = "getObject" | "getProperties" | "getReturn";
interface Struct {
  toJavaScript(): unknown;
}
type Answer = { getUrn?(): string } & Partial<Record<Getter, () => Struct | undefined>>;
type AnswerClass = { prototype: Answer };
type Answers = Record<string, AnswerClass | undefined>;

function mask(answerClass: AnswerClass | undefined, getter: Getter): void {
  if (typeof answerClass?.prototype[getter] !== "function") throw new TypeError(`no ${getter}`);
  answerClass.prototype.toString = function (this: Answer) {
    return `${this.getUrn?.() ?? ""} ${JSON.stringify(masked(this[getter]?.()?.toJavaScript()))}`;
  };
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  if (record[runtime.specialSigKey] === runtime.specialSecretSig) return "[secret]";
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, masked(item)]));
}
