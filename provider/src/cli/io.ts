/** What a command may see of the world, and where it answers. */
export interface Io {
  readonly stdin: NodeJS.ReadStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** The answer. */
  out(text: string): void;
  /** Whatever is no answer: questions, mistakes. */
  err(text: string): void;
}

/** What a script learns from a command without reading it. */
export const exitCodes = {
  /** The token is readable, or valid; or the doctor found nothing wrong. */
  good: 0,
  /** The token is not readable, or not valid; or the doctor found something wrong. */
  bad: 1,
  /** The command was called wrongly. To `esc` that is also a key that Daily refuses, or that is of another domain. */
  usage: 2,
  /** It could not be told: Daily could not be asked, or refused the API key. To the doctor that is something wrong. */
  unknown: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An end with a message for people, and a code for `--json`. */
export class Failure extends Error {
  override readonly name = "Failure";
  constructor(
    readonly exitCode: ExitCode,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
