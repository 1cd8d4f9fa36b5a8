import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Attempt, Attempts } from "../lifecycle";
import { pulumiHome } from "./pulumiHome";

/** Nobody runs an update again so much later, and the note of a resource that is gone is of no use. */
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * The attempts to make a resource's room, in a file of their own in Pulumi's folder: a name and times, nothing secret.
 * Where it cannot be read or written nothing is remembered, and what an interrupted update made is nobody's.
 */
export function attemptNotes(declaration: string | undefined, now: () => number): Attempts {
  if (declaration === undefined) return { all: () => [], begin: () => {}, keep: () => {} };
  const folder = join(pulumiHome(process.env), "pulumi-daily", "attempts");
  // Two clones of one project may have stacks of one name.
  const place = JSON.stringify([process.cwd(), declaration]);
  const file = join(folder, `${createHash("sha256").update(place).digest("hex").slice(0, 32)}.json`);
  const all = () => unlessFailing(() => attemptsIn(readFileSync(file, "utf8"))) ?? [];
  const keep = (attempts: readonly Attempt[]) => {
    if (attempts.length === 0) unlessFailing(() => rmSync(file, { force: true }));
    else unlessFailing(() => write(attempts, folder, file));
  };
  return { all, keep, begin: (attempt) => keep([...all(), { ...attempt, at: now() }]) };
}

/** Anybody may have written to the file. */
function attemptsIn(json: string): Attempt[] {
  return (JSON.parse(json) as Attempt[]).filter(
    ({ name, generated, at }) => typeof name === "string" && typeof generated === "boolean" && typeof at === "number",
  );
}

function write(attempts: readonly Attempt[], folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Renamed, so that whoever is killed meanwhile leaves the one before.
  writeFileSync(`${file}.new`, JSON.stringify(attempts), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  removeOld(folder, statSync(file).mtimeMs - KEPT_MS);
}

const tidied = new Set<string>();

/** Once in a process, and by the file system's own clock: the process may have another. */
function removeOld(folder: string, before: number): void {
  if (tidied.has(folder)) return;
  tidied.add(folder);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    unlessFailing(() => {
      if (statSync(file).mtimeMs < before) rmSync(file, { force: true });
    });
  }
}

function unlessFailing<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
