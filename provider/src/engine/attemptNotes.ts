import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Attempt, Attempts } from "../lifecycle";

/** Nobody runs an update again so much later, and the note of a resource that is gone is of no use. */
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * The attempts to create a resource, in a file of their own in Pulumi's folder: nothing but rooms' names, ids and times.
 * Where it cannot be read or written, nothing is remembered; an interrupted creation then is nobody's.
 */
export function attemptNotes(declaration: string | undefined): Attempts {
  if (declaration === undefined) return { all: () => [], keep: () => {} };
  const folder = join(process.env.PULUMI_HOME || join(homedir(), ".pulumi"), "pulumi-daily", "attempts");
  // The folder tells stacks of one name in two backends apart.
  const place = JSON.stringify([process.cwd(), declaration]);
  const file = join(folder, `${createHash("sha256").update(place).digest("hex").slice(0, 32)}.json`);
  return {
    all: () => attempted(() => attemptsIn(readFileSync(file, "utf8"))) ?? [],
    keep(attempts) {
      if (attempts.length === 0) attempted(() => rmSync(file, { force: true }));
      else attempted(() => write(attempts, folder, file));
    },
  };
}

/** Anybody may have written to the file. */
function attemptsIn(json: string): Attempt[] {
  return (JSON.parse(json) as Attempt[]).filter(
    ({ name, at, roomId }) =>
      typeof name === "string" && typeof at === "number" && ["string", "undefined"].includes(typeof roomId),
  );
}

function write(attempts: readonly Attempt[], folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Renamed, so that whoever is killed meanwhile leaves the one before.
  writeFileSync(`${file}.new`, JSON.stringify(attempts), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  removeOlder(folder, statSync(file).mtimeMs - KEPT_MS);
}

/** By the file system's own clock: a process may have another. */
function removeOlder(folder: string, than: number): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).mtimeMs < than) rmSync(file, { force: true });
  }
}

function attempted<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
