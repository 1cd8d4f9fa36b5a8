import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { exitCodes, Failure } from "./exitCodes";
import type { Io } from "./io";

/** Asks on a terminal, and shows nothing of what is typed or pasted. */
export async function askHidden({ stdin, err }: Io, question: string): Promise<string> {
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
