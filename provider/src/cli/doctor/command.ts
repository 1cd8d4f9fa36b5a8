import { UserError } from "../../lifecycle";
import { Configuration } from "../../runtime/configuration";
import { type ExitCode, exitCodes, type Io } from "../io";
import { checkAccount, keyUnreadable } from "./account";
import { type Check, failed } from "./check";
import { checkEngine, checkHost } from "./engine";
import { checkNode, checkPackage, checkSdk } from "./runtime";
import { readStackConfig } from "./stackConfig";

export interface DoctorOptions {
  readonly json?: boolean;
  readonly stack?: string;
}

/** What the Pulumi program in this folder needs: whether it is there, and how to fix what is not. */
export async function doctor(io: Io, { json, stack }: DoctorOptions): Promise<ExitCode> {
  const { folder, env } = io;
  const [config, node, engine] = await Promise.all([
    readStackConfig(folder, stack),
    checkNode(folder),
    checkEngine(folder, env),
  ]);
  const configuration = new Configuration((key) => config.values.get(key), env);
  const checks = [
    node,
    checkSdk(folder),
    checkPackage(folder),
    engine,
    checkHost(env),
    config.check,
    ...(config.keyUnreadable ? keyUnreadable() : await checkAccount(configuration).catch(asCheck)),
  ];
  const good = checks.every(({ status }) => status !== "failed");
  io.out(json ? `${JSON.stringify({ ok: good, checks }, undefined, 2)}\n` : inWords(checks, good));
  return good ? exitCodes.good : exitCodes.bad;
}

/** A setting that cannot be read at all. */
function asCheck(error: unknown): Check[] {
  if (!(error instanceof UserError)) throw error;
  return [failed("key", error.message, "Correct that setting, then run this again.")];
}

const MARKS: Readonly<Record<Check["status"], string>> = {
  ok: "ok      ",
  warning: "WARNING ",
  failed: "FAILED  ",
  skipped: "skipped ",
};

function inWords(checks: readonly Check[], good: boolean): string {
  const lines = checks.flatMap(({ name, status, message, remedy }) => [
    `${MARKS[status]}  ${name.padEnd(7)}  ${message}`,
    ...(remedy === undefined ? [] : [`${" ".repeat(19)}${remedy}`]),
  ]);
  const warns = checks.some(({ status }) => status === "warning");
  const outcome = warns ? "Nothing has failed: see WARNING above." : "Nothing is wrong.";
  return [...lines, "", good ? outcome : "Something is wrong: see FAILED above.", ""].join("\n");
}
