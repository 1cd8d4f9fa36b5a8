import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { takeLock } from "./lock.js";
import type { RoomRecord } from "./rooms/room.js";
import type { DomainRecord, Store } from "./store.js";

/** The file in the data directory that holds the first domain's newest API key. */
export const API_KEY_FILE = "api-key";

/**
 * A store in a directory:
 *
 *     lock                           the process that uses it
 *     api-key                        the first domain's newest API key
 *     domains/<name>/domain.json     id, signing secret, keys
 *     domains/<name>/api-key         its newest API key
 *     domains/<name>/rooms/<id>.json
 *
 * Each file is replaced whole, by a rename, so a kill at any moment leaves the old or the new one. A room is a file of
 * its own, so that the thousandth costs what the first did. All is for the owner's eyes only. One emulator at a time
 * uses it: a second one is refused, since neither would see what the other changes.
 */
export function fileStore(directory: string): Store {
  const domainsDirectory = join(directory, "domains");
  const roomsDirectory = (domain: string) => join(domainsDirectory, domain, "rooms");
  makeDirectory(domainsDirectory);
  const release = takeLock(resolve(directory, "lock"), `The data directory ${directory}`);

  const domains = (): StoredDomain[] =>
    listed(domainsDirectory)
      .flatMap((name) => readJson<StoredDomain>(join(domainsDirectory, name, "domain.json")))
      .sort((left, right) => left.number - right.number);

  return {
    loadDomains: domains,

    saveDomain(domain) {
      const path = join(domainsDirectory, domain.name);
      makeDirectory(roomsDirectory(domain.name));
      const stored = domains();
      const number = stored.find(({ name }) => name === domain.name)?.number ?? (stored.at(-1)?.number ?? 0) + 1;
      write(join(path, "domain.json"), `${JSON.stringify({ ...domain, number } satisfies StoredDomain, null, 2)}\n`);
      const newestKey = domain.apiKeys[0] ?? "";
      write(join(path, API_KEY_FILE), newestKey);
      if (number === 1) write(join(directory, API_KEY_FILE), newestKey);
    },

    loadRooms: (domain) =>
      listed(roomsDirectory(domain))
        .filter((name) => name.endsWith(".json"))
        .flatMap((name) => readJson<RoomRecord>(join(roomsDirectory(domain), name))),

    saveRoom: (domain, room) => write(join(roomsDirectory(domain), `${room.id}.json`), JSON.stringify(room)),

    deleteRoom: (domain, roomId) => rmSync(join(roomsDirectory(domain), `${roomId}.json`), { force: true }),

    close: release,
  };
}

/** Domains keep their order: the first one is the default. */
interface StoredDomain extends DomainRecord {
  readonly number: number;
}

function makeDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

function write(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, path);
}

/** The file's content, or nothing if there is no such file: a list of one or none. */
function readJson<T>(path: string): T[] {
  return ifPresent(() => [JSON.parse(readFileSync(path, "utf8")) as T]);
}

function listed(path: string): string[] {
  return ifPresent(() => readdirSync(path));
}

function ifPresent<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
