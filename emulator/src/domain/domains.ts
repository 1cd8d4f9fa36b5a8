import type { Store } from "../store.js";
import { Domain, type DomainOptions } from "./domain.js";

/** All domains of one emulator; an API key belongs to exactly one of them. */
export class Domains {
  readonly #domains = new Map<string, Domain>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    for (const record of store.loadDomains()) this.#domains.set(record.name, new Domain(record, store));
  }

  get all(): Domain[] {
    return [...this.#domains.values()];
  }

  named(name: string): Domain | undefined {
    return this.#domains.get(name);
  }

  /** The domain in which this key is active. */
  ofKey(key: string): Domain | undefined {
    return this.all.find((domain) => domain.keys.all.includes(key));
  }

  create(options: DomainOptions): Domain {
    if (this.#domains.has(options.name)) throw new TypeError(`There is a domain ${options.name} already.`);
    if (options.apiKey !== undefined) this.refuseTaken(options.apiKey);
    const domain = Domain.create(options, this.#store);
    this.#domains.set(domain.name, domain);
    return domain;
  }

  /** Throws if a key is active in some domain. */
  refuseTaken(key: string): void {
    const owner = this.ofKey(key);
    if (owner) throw new TypeError(`That key is active in the domain ${owner.name} already.`);
  }
}
