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
