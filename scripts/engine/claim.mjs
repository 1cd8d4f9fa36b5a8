// A claim is a run's own folder beside the finished engines, where it puts one together. It is also its place in the
// queue: of several runs at once the oldest makes the engine and the others wait for it. That only saves work. Since
// every run has a folder of its own and finished engines are moved into place whole, two that both take themselves
// for the first do no harm.
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { WayFailed } from "./failure.mjs";

const HEARTBEAT_MS = 2_000;
const SILENT_MS = 30_000; // not waited for any longer: it may be suspended
const ABANDONED_MS = 6 * 60 * 60 * 1000; // removed, whoever it was
const POLL_MS = 200;

// The time comes first, so that sorting by name sorts by age.
const NAME = /^\.making-\d{13}-\d+-[0-9a-f]+$/;

/** Makes a claim, after removing what runs that were killed have left behind. `release` removes it and all in it. */
export function makeClaim(versions) {
  const dir = join(versions, `.making-${Date.now()}-${process.pid}-${randomBytes(3).toString("hex")}`);
  try {
    mkdirSync(versions, { recursive: true });
    removeAbandoned(versions);
    mkdirSync(dir);
    writeFileSync(join(dir, "owner.json"), JSON.stringify({ pid: process.pid, host: hostname() }));
  } catch (error) {
    throw new WayFailed(`${versions} cannot be written to (${error.code}); PULUMI_HOME can name another folder`);
  }
  const heartbeat = setInterval(() => touch(dir), HEARTBEAT_MS).unref();
  const release = () => {
    clearInterval(heartbeat);
    remove(dir);
  };
  return { dir, isFirst: () => olderClaims(versions, dir).every(isSilent), release };
}

export async function waitForTurn(claim, signal) {
  while (!claim.isFirst()) await sleep(POLL_MS, undefined, { signal });
}

function removeAbandoned(versions) {
  for (const claim of allClaims(versions)) {
    if (isDead(claim) || age(claim) > ABANDONED_MS) remove(claim);
  }
}

function olderClaims(versions, dir) {
  return allClaims(versions).filter((other) => other < dir);
}

function allClaims(versions) {
  return readdirSync(versions)
    .filter((name) => NAME.test(name))
    .map((name) => join(versions, name));
}

function isSilent(claim) {
  return isDead(claim) || age(claim) > SILENT_MS;
}

/** Only a process of this very machine can be known to be gone: a home folder may be shared with others. */
function isDead(claim) {
  try {
    const owner = JSON.parse(readFileSync(join(claim, "owner.json"), "utf8"));
    return owner.host === hostname() && !isRunning(owner.pid);
  } catch {
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function age(claim) {
  return Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function touch(dir) {
  try {
    utimesSync(dir, new Date(), new Date());
  } catch {
    // Somebody has removed the folder: the work in it will fail and say so.
  }
}

function remove(dir) {
  try {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // Something still writes into it. A later run removes it.
  }
}
