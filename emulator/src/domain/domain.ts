import { randomBytes, randomUUID } from "node:crypto";
import { Rooms } from "../rooms/rooms.js";
import type { DomainRecord, Store } from "../store.js";
import { ApiKeys, newApiKey } from "./apiKeys.js";

export interface DomainOptions {
  /** The first label of its room URLs: a-z, 0-9 and '-'. */
  readonly name: string;
  /** The domain id, claim `d` of its tokens; default: a new UUID. */
  readonly id?: string;
  /** Its API key; default: a new one. */
  readonly apiKey?: string;
}

/** A Daily domain: an account's name, its keys, its signing secret and its rooms. */
export class Domain {
  readonly name: string;
  readonly id: string;
  readonly signingSecret: string;
  readonly keys: ApiKeys;
  readonly rooms: Rooms;
  readonly #store: Store;

  constructor(record: DomainRecord, store: Store) {
    this.name = record.name;
    this.id = record.id;
    this.signingSecret = record.signingSecret;
    this.keys = new ApiKeys([...record.apiKeys], [...record.revokedKeyHashes]);
    this.rooms = new Rooms(record.name, store);
    this.#store = store;
  }

  static create({ name, id, apiKey }: DomainOptions, store: Store): Domain {
    // One DNS label: it becomes the host of the room URLs, and a folder's name.
    if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) {
      throw new TypeError(`${JSON.stringify(name)} is no domain name: use a-z, 0-9 and '-'.`);
    }
    const record: DomainRecord = {
      name,
      id: id ?? randomUUID(),
      signingSecret: randomBytes(32).toString("hex"),
      apiKeys: [],
      revokedKeyHashes: [],
    };
    const domain = new Domain(record, store);
    domain.addKey(apiKey ?? newApiKey(), 0);
    return domain;
  }

  /** Make a key active beside at most `keep` of the old ones. */
  addKey(key: string, keep: number): void {
    this.keys.add(key, keep);
    this.#save();
  }

  revokeKey(id: string): boolean {
    const revoked = this.keys.revoke(id);
    if (revoked) this.#save();
    return revoked;
  }

  #save(): void {
    this.#store.saveDomain({
      name: this.name,
      id: this.id,
      signingSecret: this.signingSecret,
      apiKeys: this.keys.all,
      revokedKeyHashes: this.keys.revokedHashes,
    });
  }
}
