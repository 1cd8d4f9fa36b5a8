/** A line for the person in front of the terminal. */
export function says(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Enough of a secret to tell it from another one, and nothing to use it with. */
export function masked(secret: string): string {
  return `${secret.slice(0, 3)}… (${secret.length} characters)`;
}
