import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { noApiKey } from "../../daily/account";
import { redact } from "../../daily/redact";
import { createEscAdapter } from "../../esc/adapter";
import { EscConfigurationError, readEscConfiguration } from "../../esc/configuration";
import { type ExitCode, exitCodes, Failure, type Io } from "../io";
import { serve } from "./serve";

export interface EscOptions {
  readonly config: string;
  readonly port: string;
  readonly host: string;
}

/** Serves an adapter for Pulumi ESC until it is told to end; its log goes to the output, a line of JSON a request. */
export async function esc(io: Io, { config, port, host }: EscOptions): Promise<ExitCode> {
  const text = read(resolve(io.folder, config), `--config ${config}`);
  const apiKey = apiKeyOf(io);
  try {
    const adapter = createEscAdapter({
      ...readEscConfiguration(text),
      apiKey,
      log: (entry) => io.out(`${JSON.stringify(entry)}\n`),
    });
    await serve(adapter, { host, port: portOf(port) }, io);
    return exitCodes.good;
  } catch (error) {
    if (!(error instanceof EscConfigurationError)) throw error;
    throw new Failure(
      exitCodes.usage,
      "configuration",
      `${config} cannot be used.\n${redact(error.message, [apiKey])}`,
    );
  }
}

/** From the environment, or from a file that it names, as container platforms hand out secrets. */
function apiKeyOf({ env, folder }: Io): string {
  const key = env.DAILY_API_KEY?.trim();
  if (key) return key;
  const file = env.DAILY_API_KEY_FILE;
  if (file) return read(resolve(folder, file), "DAILY_API_KEY_FILE").trim();
  throw new Failure(exitCodes.usage, "no-key", noApiKey.esc);
}

function read(file: string, called: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(exitCodes.usage, "unreadable", `${called} cannot be read (${code}).`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Failure(
    exitCodes.usage,
    "usage",
    `--port is ${text}; give a number from 0 to 65535, where 0 is any free one.`,
  );
}
