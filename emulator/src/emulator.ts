import { type AddressInfo, isIPv6 } from "node:net";
import { performance } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import { Clock } from "./clock.js";
import { newApiKey } from "./domain/apiKeys.js";
import type { Domain, DomainOptions } from "./domain/domain.js";
import { Domains } from "./domain/domains.js";
import type { FaultFields } from "./faults/fault.js";
import { Faults, type FaultView } from "./faults/faults.js";
import { type Distance, distanceOf } from "./http/distance.js";
import { RateLimiter } from "./http/rateLimiter.js";
import { fingerprint } from "./http/redact.js";
import { type LoggedRequest, type RequestFilter, RequestLog } from "./http/requestLog.js";
import { routePattern } from "./http/routePattern.js";
import { type JoinAnswer, type JoinRequest, join, parseJoinUrl } from "./join/join.js";
import { roomTable, tokenTable } from "./properties/restTable.js";
import { Sessions } from "./rooms/sessions.js";
import type { Store } from "./store.js";
import { type Switches, switchesWith } from "./switches.js";
import type { World } from "./world.js";

/** How an emulator is made; each switch may stand here too. */
export interface EmulatorOptions extends Partial<Switches> {
  /** Where domains, keys and rooms are kept, by one emulator at a time; without it, in memory only. */
  readonly dataDir?: string;
  /** What the real time is, in milliseconds since the Unix epoch; default: Date.now. */
  readonly now?: () => number;
  /** The clock of the rate limits and the log, in milliseconds from anywhere; default: performance.now. */
  readonly monotonicNow?: () => number;
  /** The first domain's name; default `dev`. */
  readonly domainName?: string;
  /** The first domain's id, if it is new; default: a new UUID. */
  readonly domainId?: string;
  /** An API key of the first domain. A kept domain that does not know it takes it as another key. */
  readonly apiKey?: string;
  /** What room URLs begin with, `{domain}` standing for the domain's name; default `http://{domain}.localhost:<port>`. */
  readonly roomUrlBase?: string;
  /** How far away it is; default: as near as it really is. */
  readonly distance?: Distance;
}

export interface KeyView {
  /** The key's fingerprint: the first 8 hex characters of its SHA-256. */
  readonly id: string;
}

export interface DomainView {
  readonly name: string;
  readonly id: string;
  /** Newest first. */
  readonly keys: readonly KeyView[];
}

/** A key that was just made: the only time that it is shown. */
export interface NewKey extends KeyView {
  readonly key: string;
}

export interface RotateOptions {
  /** Which domain; default: the first. */
  readonly domain?: string;
  /** Let the newest old key live on beside the new one; default: all old keys are revoked. */
  readonly keepOld?: boolean;
  /** The new key; default: a random one. */
  readonly key?: string;
}

export const DEFAULT_PORT = 4580;

/** What an emulator is put together of. */
interface Parts {
  readonly store: Store;
  /** What answers over HTTP, for the world and whoever steers it. */
  readonly buildApp: (world: World, emulator: Emulator) => FastifyInstance;
}

/** A local Daily. Make one with `createEmulator`. */
export class Emulator {
  readonly clock: Clock;
  readonly #world: World;
  readonly #app: FastifyInstance;
  readonly #initialSwitches: Switches;
  readonly #store: Store;
  #address: AddressInfo | undefined;

  /** @internal */
  constructor(options: Omit<EmulatorOptions, "dataDir">, { store, buildApp }: Parts) {
    const { now, monotonicNow, domainName, domainId, apiKey, roomUrlBase, distance, ...switches } = options;
    this.#store = store;
    this.clock = new Clock(now);
    this.#initialSwitches = switchesWith(switches);
    this.#world = {
      clock: this.clock,
      monotonicMs: monotonicNow ?? (() => performance.now()),
      domains: new Domains(store),
      sessions: new Sessions(),
      faults: new Faults(),
      log: new RequestLog(),
      limiter: new RateLimiter(),
      leg: distanceOf(distance),
      switches: this.#initialSwitches,
      newProperties: new Map(),
      // The port is not kept: the same rooms may be served from another one tomorrow.
      roomUrl: (domain, room) =>
        `${(roomUrlBase ?? `http://{domain}.localhost:${this.#port}`).replace("{domain}", domain)}/${room}`,
    };
    this.#prepareFirstDomain({
      name: domainName ?? "dev",
      ...(domainId ? { id: domainId } : {}),
      ...(apiKey ? { apiKey } : {}),
    });
    this.#app = buildApp(this.#world, this);
  }

  /** Begin to answer; the URL of the API, when it does. */
  async listen({ port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {}): Promise<string> {
    await this.#app.listen({ port, host });
    this.#address = this.#app.server.address() as AddressInfo;
    return this.url;
  }

  /** Stop answering, and cut what is open. */
  async close(): Promise<void> {
    await this.#app.close();
    this.#store.close();
  }

  /** The base URL of the API, such as `http://127.0.0.1:4580/v1`. */
  get url(): string {
    return `${this.origin}/v1`;
  }

  /** The URL of everything, the admin API and the join page included. */
  get origin(): string {
    const address = this.#address?.address ?? "127.0.0.1";
    return `http://${isIPv6(address) ? `[${address}]` : address}:${this.#port}`;
  }

  /** The first domain's newest API key. */
  get apiKey(): string {
    const key = this.#domain().keys.newest;
    if (key === undefined) throw new Error("The first domain has no active API key: rotateKey() makes one.");
    return key;
  }

  /** Have calls go wrong, e.g. `fault("POST /meeting-tokens 503 nth=2")`; see `parseFault` for the rules. */
  fault(rule: string | FaultFields): FaultView {
    return this.#world.faults.add(rule);
  }

  get faults(): FaultView[] {
    return this.#world.faults.all;
  }

  clearFaults(): void {
    this.#world.faults.clear();
  }

  /** The API calls so far, e.g. `requests({ on: "POST /meeting-tokens" })` or `requests("POST /rooms")`. */
  requests(filter: RequestFilter | string = {}): LoggedRequest[] {
    const { on, domain, after = 0 } = typeof filter === "string" ? { on: filter } : filter;
    const pattern = routePattern(on ?? "*");
    return this.#world.log.all.filter(
      (entry) =>
        entry.number > after &&
        pattern.matches(entry.method, entry.path) &&
        (domain === undefined || entry.domain === domain),
    );
  }

  clearRequests(): void {
    this.#world.log.clear();
  }

  get domains(): DomainView[] {
    return this.#world.domains.all.map(domainViewOf);
  }

  /** Make another domain, as another Daily account would be; answers its key. */
  addDomain(options: DomainOptions): DomainView & { readonly apiKey: string } {
    const domain = this.#world.domains.create(options);
    return { ...domainViewOf(domain), apiKey: domain.keys.newest ?? "" };
  }

  /** Make a new API key, as the dashboard's "regenerate" does. */
  rotateKey({ domain, keepOld = false, key = newApiKey() }: RotateOptions = {}): NewKey {
    this.#world.domains.refuseTaken(key);
    this.#domain(domain).addKey(key, keepOld && !this.#world.switches.oneKey ? 1 : 0);
    return { id: fingerprint(key), key };
  }

  /** Revoke an API key by its id; throws if no active key has it. */
  revokeKey(id: string, { domain }: { domain?: string } = {}): void {
    const { name, keys } = this.#domain(domain);
    if (!this.#domain(domain).revokeKey(id)) {
      throw new RangeError(
        `The domain ${name} has no active key ${id}: it has ${keys.all.map(fingerprint).join(", ") || "none"}.`,
      );
    }
  }

  /** What would happen to somebody who opens a room, given by its name or by a join URL; with `enter` it does happen. */
  join(request: JoinRequest | (Pick<JoinRequest, "enter"> & { readonly url: string })): Promise<JoinAnswer> {
    if (!("url" in request)) return join(this.#world, request);
    return join(this.#world, { ...parseJoinUrl(request.url), enter: request.enter ?? false });
  }

  get switches(): Switches {
    return { ...this.#world.switches };
  }

  setSwitches(switches: Partial<Switches>): Switches {
    this.#world.switches = switchesWith(switches, this.#world.switches);
    return this.switches;
  }

  /**
   * Have Daily know a property that the tables do not, of rooms and of tokens, with any value, such as one that it has
   * just added. A `default` is left out of a room's config, as any other.
   */
  addProperty(name: string, { default: initial }: { default?: unknown } = {}): void {
    if (typeof name !== "string" || name === "") throw new TypeError("A property has a name.");
    if (roomTable.has(name) || tokenTable.has(name)) throw new TypeError(`The tables already know ${name}.`);
    this.#world.newProperties.set(name, initial);
  }

  /** Back to the start, but for domains and keys: no rooms, no new properties, no faults, no log, the real time, the first switches. */
  reset(): void {
    for (const domain of this.#world.domains.all) domain.rooms.clear();
    this.#world.sessions.clear();
    this.#world.newProperties.clear();
    this.#world.faults.clear();
    this.#world.log.clear();
    this.#world.limiter.clear();
    this.#world.switches = this.#initialSwitches;
    this.clock.useRealTime();
  }

  get #port(): number {
    return this.#address?.port ?? DEFAULT_PORT;
  }

  #domain(name?: string): Domain {
    const { domains } = this.#world;
    const domain = name === undefined ? domains.all[0] : domains.named(name);
    if (!domain) throw new RangeError(`There is no domain ${name}.`);
    return domain;
  }

  #prepareFirstDomain(options: DomainOptions): void {
    const { domains } = this.#world;
    const first = domains.all[0];
    if (!first) domains.create(options);
    else if (options.apiKey !== undefined) adopt(options.apiKey, first, domains);
  }
}

/** A program is started with the same environment again and again: a key that was revoked since does not come back. */
function adopt(key: string, domain: Domain, domains: Domains): void {
  if (domain.keys.all.includes(key) || domain.keys.isRevoked(key)) return;
  domains.refuseTaken(key);
  domain.addKey(key, 1);
}

const domainViewOf = ({ name, id, keys }: Domain): DomainView => ({
  name,
  id,
  keys: keys.all.map((key) => ({ id: fingerprint(key) })),
});
