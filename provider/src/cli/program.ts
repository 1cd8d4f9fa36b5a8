import { Command, CommanderError } from "commander";
import { isDailyError } from "../daily/errors";
import { redact } from "../daily/redact";
import { MeetingTokenError } from "../token/errors";
import { type DoctorOptions, doctor } from "./doctor/command";
import { type EscOptions, esc } from "./esc/command";
import { refuseSecrets } from "./input";
import { type InspectOptions, inspect } from "./inspect/command";
import { type ExitCode, exitCodes, Failure, type Io } from "./io";
import { type RenewalsOptions, renewals } from "./renewals/command";
import { type ValidateOptions, validate } from "./validate/command";

/** Runs the command that the arguments name, and answers its exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    refuseSecrets(args);
    return await parse(args, io);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage;
    const { exitCode, code, message } = failureOf(error);
    if (args.includes("--json")) io.out(`${JSON.stringify({ error: { code, message } }, undefined, 2)}\n`);
    else io.err(`${message}\n`);
    return exitCode;
  }
}

async function parse(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.good;
  const done = async (answer: Promise<ExitCode>) => {
    exitCode = await answer;
  };
  const { version } = require("../../package.json") as { version: string };
  const program = new Command("pulumi-daily")
    .description(
      "Inspects Daily meeting tokens, checks what a Pulumi program needs to create them, and serves them to Pulumi ESC.",
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      // Commander repeats what it did not understand: a typing error may be shown, but not what may be a secret.
      writeErr: (text) => io.err(redact(text.replace(/'[^'\n]{20,}'/g, "that"))),
    })
    .addHelpText("after", HELP);

  program
    .command("inspect")
    .description("show what a token contains, from stdin or a prompt; nothing is verified and Daily is not asked")
    .option("--json", "answer in JSON")
    .option("--strict", "exit with 1 if there is a warning")
    .action((options: InspectOptions) => done(inspect(io, options)));

  program
    .command("validate")
    .description("ask Daily whether it accepts a token, from stdin or a prompt; the API key comes from DAILY_API_KEY")
    .option("--self-signed", "check here that the API key signed it; Daily is not asked")
    .option("--domain-id <id>", "the domain that the token must be for")
    .option("--ignore-nbf", "accept a token that opens its room only later")
    .option("--json", "answer in JSON")
    .option("--strict", "exit with 1 if there is a warning")
    .action((options: ValidateOptions) => done(validate(io, options)));

  program
    .command("doctor")
    .description(
      "check what a program that imports pulumi-daily needs in this folder, and say how to fix what is wrong",
    )
    .option("--stack <name>", "the stack to check; default: the selected one")
    .option("--renewals [file]", "check instead when its tokens are renewed; - reads the stack from stdin")
    .option("--interval <duration>", "with --renewals: how often pulumi up runs, such as 4h")
    .option("--json", "answer in JSON")
    .action((options: DoctorOptions & Partial<RenewalsOptions>) => done(examine(io, options)));

  program
    .command("esc")
    .description("serve meeting tokens to Pulumi ESC; the API key comes from DAILY_API_KEY or DAILY_API_KEY_FILE")
    .requiredOption("--config <file>", "who may have which tokens")
    .option("--port <number>", "the port to listen on; 0 is any free one", "8080")
    .option("--host <address>", "the address to listen on; put a TLS proxy in front of it", "127.0.0.1")
    .action((options: EscOptions) => done(esc(io, options)));

  await program.parseAsync(args, { from: "user" });
  return exitCode;
}

function examine(io: Io, options: DoctorOptions & Partial<RenewalsOptions>): Promise<ExitCode> {
  const { renewals: source, interval } = options;
  if (source !== undefined) return renewals(io, { ...options, renewals: source });
  if (interval === undefined) return doctor(io, options);
  throw new Failure(exitCodes.usage, "invalid-option", "--interval goes with --renewals.");
}

const HELP = `
Tokens and keys are taken from stdin, a prompt or DAILY_API_KEY, never from the command line:

  pulumi stack output botToken --show-secrets | npx pulumi-daily inspect

Exit codes: 0 fine; 1 something is wrong (not a token, not valid, a failed check); 2 wrong usage or no input; 3 unknown
(Daily could not be reached, or refused the API key; doctor exits with 1 then, esc with 2 if the key is refused).`;

function failureOf(error: unknown): Pick<Failure, "exitCode" | "code" | "message"> {
  if (error instanceof Failure) return error;
  if (error instanceof MeetingTokenError) {
    const exitCode = error.code === "invalid-option" ? exitCodes.usage : exitCodes.bad;
    return { exitCode, code: error.code, message: error.message };
  }
  if (isDailyError(error)) return { exitCode: exitCodes.unknown, code: error.code, message: error.message };
  const { name, message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  return {
    exitCode: exitCodes.unknown,
    code: "defect",
    message: redact(
      `${name}: ${message}\nThis is a defect of pulumi-daily; please report it with these lines.\n${stack}`,
    ),
  };
}
