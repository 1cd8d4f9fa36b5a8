import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { nowInSeconds } from "../../daily/clock";
import { type Duration, durationFault, durationSeconds, formatDuration, isoTime } from "../../properties/time";
import { ask } from "../doctor/ask";
import { type ExitCode, exitCodes, Failure, type Io } from "../io";
import { type Renewal, renewalOf } from "./renewal";
import { tokensIn } from "./tokens";

export interface RenewalsOptions {
  /** A file, `-` for stdin, or true for the stack of this folder. */
  readonly renewals: string | true;
  readonly interval?: string;
  readonly stack?: string;
  readonly json?: boolean;
}

/** When the tokens of a stack are renewed, and whether `pulumi up` runs often enough. Asks Daily nothing. */
export async function renewals(io: Io, options: RenewalsOptions): Promise<ExitCode> {
  const interval = intervalIn(options.interval);
  const tokens = tokensIn(await stackText(io, options));
  const now = nowInSeconds();
  const found = tokens.map((token) => renewalOf(token, now, interval));
  const good = found.length > 0 && found.every(({ ok }) => ok);
  const report = { ok: good, now: isoTime(now), intervalSeconds: interval ?? null, renewals: found };
  io.out(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : inWords(found, good, interval));
  return good ? exitCodes.good : exitCodes.bad;
}

function intervalIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const fault = durationFault(text);
  if (fault !== undefined) throw new Failure(exitCodes.usage, "invalid-option", `--interval ${fault}`);
  return durationSeconds(text as Duration);
}

async function stackText({ stdin, folder }: Io, { renewals: source, stack }: RenewalsOptions): Promise<string> {
  if (source === "-") return text(stdin);
  if (source !== true) {
    return readFile(resolve(folder, source), "utf8").catch((error: Error) => {
      throw new Failure(exitCodes.usage, "no-stack", `The stack cannot be read: ${error.message}`);
    });
  }
  const which = stack === undefined ? [] : ["--stack", stack];
  const answer = await ask("pulumi", ["stack", "export", "--non-interactive", ...which], folder);
  if (answer?.ok) return answer.stdout;
  const why = answer === undefined ? "there is no pulumi on PATH" : errorIn(answer.stderr);
  throw new Failure(
    exitCodes.usage,
    "no-stack",
    `Pulumi shows no stack: ${why}. Where it does, pipe it in: pulumi stack export | npx pulumi-daily doctor --renewals -`,
  );
}

/** What Pulumi says is wrong, among what else it says. */
function errorIn(stderr: string): string {
  const [, error] = /^error: (.*?)[.:]?$/m.exec(stderr) ?? [];
  return error ?? "it does not say why";
}

const NO_TOKEN = `There is no meeting token in this stack.
If you pipe in outputs, export each token's times as one object: export const bot = { expiresAt: token.expiresAt, renewAt: token.renewAt };
`;

function inWords(found: readonly Renewal[], good: boolean, interval: number | undefined): string {
  if (found.length === 0) return NO_TOKEN;
  const width = Math.max(...found.map(({ name }) => name.length));
  const lines = found.flatMap(({ ok, name, message, remedy }) => [
    `${ok ? "ok       " : "ATTENTION"}  ${name.padEnd(width)}  ${message}`,
    ...(remedy === undefined ? [] : [`${" ".repeat(13 + width)}${remedy}`]),
  ]);
  const wrong = "A token needs attention: see ATTENTION above.";
  const right =
    interval === undefined
      ? "Nothing is wrong now. With --interval it says whether pulumi up runs often enough."
      : `A run every ${formatDuration(interval)} is often enough.`;
  return [...lines, "", good ? right : wrong, ""].join("\n");
}
