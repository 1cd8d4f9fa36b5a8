import { exitCodes, Failure } from "./io";

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
