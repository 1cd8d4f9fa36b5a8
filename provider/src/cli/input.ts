import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { noApiKey } from "../daily/account";
import { exitCodes, Failure, type Io } from "./io";

/** Far above what any token needs; more than this is a file that was piped in by mistake. */
const MAX_INPUT_CHARACTERS = 100_000;

/** A token from stdin, or from a prompt on a terminal. A join URL stands for the token in it. */
export async function readToken(io: Io): Promise<string> {
  const [token] = io.stdin.isTTY ? [await askHidden(io, "Token (not shown): ")] : await linesOf(io);
  return tokenIn(token);
}

/** A token and the API key: the key from `DAILY_API_KEY`, else from the second line of stdin or another prompt. */
export async function readTokenAndKey(io: Io): Promise<{ token: string; apiKey: string; keySource: string }> {
  const fromEnvironment = io.env.DAILY_API_KEY?.trim();
  if (io.stdin.isTTY) {
    const token = tokenIn(await askHidden(io, "Token (not shown): "));
    if (fromEnvironment) return { token, apiKey: fromEnvironment, keySource: "DAILY_API_KEY" };
    return { token, apiKey: keyIn(await askHidden(io, "Daily API key (not shown): ")), keySource: "the prompt" };
  }
  const [token, key] = await linesOf(io);
  if (fromEnvironment) return { token: tokenIn(token), apiKey: fromEnvironment, keySource: "DAILY_API_KEY" };
  return { token: tokenIn(token), apiKey: keyIn(key), keySource: "stdin" };
}

async function linesOf({ stdin }: Io): Promise<string[]> {
  let text = "";
  stdin.setEncoding("utf8");
  for await (const chunk of stdin) {
    text += chunk;
    if (text.length > MAX_INPUT_CHARACTERS) {
      throw new Failure(exitCodes.usage, "too-much-input", "That is much longer than a token: pipe in only the token.");
    }
  }
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

function tokenIn(text = ""): string {
  const token = text.trim();
  if (token === "") {
    throw new Failure(
      exitCodes.usage,
      "no-input",
      'No token was received. Pipe in the one that "pulumi stack output botToken --show-secrets" prints, or paste it at the prompt.',
    );
  }
  if (!/^https?:/.test(token) || !URL.canParse(token)) return token;
  const inUrl = new URL(token).searchParams.get("t");
  if (inUrl) return inUrl;
  throw new Failure(exitCodes.usage, "no-input", "That URL contains no token: a join URL ends with ?t= and the token.");
}

function keyIn(text = ""): string {
  if (text.trim() !== "") return text.trim();
  throw new Failure(exitCodes.usage, "no-key", noApiKey.command);
}

/** Asks on a terminal, and shows nothing of what is typed or pasted. */
async function askHidden({ stdin, err }: Io, question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // As a terminal, so that readline takes the keys itself: else the terminal would echo them, and cut a long token.
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  err(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      lines.once("close", () => reject(new Failure(exitCodes.usage, "no-input", "Nothing was entered.")));
    });
  } finally {
    lines.close();
    err("\n");
  }
}

/** A JWT, or the beginning of one. */
const TOKEN_LIKE = /\bey[A-Za-z0-9_-]{8,}(\.|$)/;
const KEY_LIKE = /\b[0-9a-f]{32,}\b/i;
const OPTION_FOR_SECRET = /^--?(token|jwt|key|api-?key|apikey|secret)\b/i;

/**
 * A command line is no place for a secret: every process of the machine can read it, and the shell keeps it. What was
 * given is not repeated.
 */
export function refuseSecrets(args: readonly string[]): void {
  const secret = args.some((arg) => TOKEN_LIKE.test(arg) || KEY_LIKE.test(arg));
  if (!secret && !args.some((arg) => OPTION_FOR_SECRET.test(arg))) return;
  const seen = secret
    ? " Whoever can list this machine's processes or read your shell's history may have seen this one."
    : "";
  throw new Failure(
    exitCodes.usage,
    "secret-on-command-line",
    `Tokens and keys are not taken from the command line.${seen} Pipe the token in or enter it at the prompt, and set DAILY_API_KEY for the key.`,
  );
}
