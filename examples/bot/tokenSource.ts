import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** Reads the bot's token, anew each time. */
export type TokenSource = () => Promise<string>;

/** `file PATH`, or `run COMMAND …`, which prints the token. */
export function tokenSource([kind, first, ...rest]: readonly string[]): TokenSource {
  // Whoever replaces the file renames a new one over it, so that nobody reads half a token.
  if (kind === "file" && first !== undefined) return async () => (await readFile(first, "utf8")).trim();
  if (kind === "run" && first !== undefined) return async () => (await promisify(execFile)(first, rest)).stdout.trim();
  throw new Error('say where the token is: "file PATH" or "run COMMAND"');
}
