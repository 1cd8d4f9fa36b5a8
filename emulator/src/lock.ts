import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** The locks that this process holds: its number alone does not tell two emulators in one process apart. */
const held = new Set<string>();

/**
 * Take a lock file, which says the number of the process that holds it. Throws if a living one does; the lock of a dead
 * one is taken over. It tells processes of one machine apart, not those of two that share a disk.
 */
export function takeLock(path: string, whose: string): () => void {
  while (!tryToCreate(path)) removeIfDead(path, whose);
  held.add(path);
  return () => {
    if (held.delete(path)) rmSync(path, { force: true });
  };
}

/** One starter at a time looks and removes: another one might remove what the first has put there by then. */
function removeIfDead(path: string, whose: string): void {
  const guard = `${path}.guard`;
  if (!tryToCreate(guard)) {
    const starter = holderOf(guard);
    if (starter !== undefined) throw inUse(whose, starter, guard);
    return;
  }
  try {
    const holder = holderOf(path);
    if (holder === undefined) return;
    if (isAlive(holder, path)) throw inUse(whose, holder, path);
    rmSync(path);
  } finally {
    rmSync(guard);
  }
}

function inUse(whose: string, holder: number, path: string): Error {
  return new Error(
    `${whose} is in use by process ${holder}. Stop that process, or give another directory; if it is not an emulator, delete ${path}.`,
  );
}

/** Linked into place with its content, so that nobody ever reads half a lock. */
function tryToCreate(path: string): boolean {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, String(process.pid), { mode: 0o600 });
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary);
  }
}

/** The process that a lock names, 0 if it names none; undefined if the lock has gone. */
function holderOf(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, "utf8"), 10) || 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** After a restart, in a container always, this process may have the number of the one that died. */
function isAlive(holder: number, path: string): boolean {
  if (holder === process.pid) return held.has(path);
  if (holder === 0) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
