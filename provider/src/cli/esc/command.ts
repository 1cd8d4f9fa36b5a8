import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { noApiKey } from "../../daily/account";
import { redact } from "../../daily/redact";
import { createEscAdapter } from "../../esc/adapter";
import { EscConfigurationError, readEscConfiguration } from "../../esc/configuration";
import { type ExitCode, exitCodes, Failure, type Io } from "../io";
import { askDaily, type Key } from "./askDaily";
import { serve } from "./serve";

export interface EscOptions {
  readonly config: string;
  readonly port: string;
  readonly host: string;
}

/** Serves an adapter for Pulumi ESC until it is told to end; its log goes to the output, a line of JSON a request. */
export async function esc(io: Io, { config, port, host }: EscOptions): Promise<ExitCode> {
  const text = read(resolve(io.folder, config), `--config ${config}`);
  const key = keyOf(io);
  const { apiKey } = key;
  try {
    const place = { host, port: portOf(port) };
    const configuration = readEscConfiguration(text);
    const adapter = createEscAdapter({
      ...configuration,
      ...(await askDaily(key, configuration, io)),
      apiKey,
      log: (entry) => io.out(`${JSON.stringify(entry)}\n`),
    });
    await serve(adapter, place, io);
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
function keyOf({ env, folder }: Io): Key {
  const apiKey = env.DAILY_API_KEY?.trim();
  if (apiKey) return { apiKey, source: "DAILY_API_KEY" };
  const file = env.DAILY_API_KEY_FILE;
  if (file) {
    const source = "DAILY_API_KEY_FILE";
    const held = read(resolve(folder, file), source).trim();
    if (held) return { apiKey: held, source };
    throw new Failure(exitCodes.usage, "no-key", `The file that ${source} names is empty. Write the API key into it.`);
  }
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
