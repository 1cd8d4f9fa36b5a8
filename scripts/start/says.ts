/** A line for the person in front of the terminal. */
export function says(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A command that may come next, and what it does. */
export type NextCommand = readonly [command: string, effect: string];

/** The commands that may come next, one a line, in two columns. */
export function inColumns(commands: readonly NextCommand[]): string {
  const width = Math.max(...commands.map(([command]) => command.length));
  return ["Next:", ...commands.map(([command, effect]) => `  ${command.padEnd(width)}   ${effect}`)].join("\n");
}

/** Enough of a secret to tell it from another one, and nothing to use it with. */
export function masked(secret: string): string {
  return `${secret.slice(0, 3)}… (${secret.length} characters)`;
}

/** A stack's output: what is not a text as JSON, a secret masked as a whole. */
export function shownOutput({ value, secret }: { readonly value: unknown; readonly secret: boolean }): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return secret ? masked(text) : text;
}
