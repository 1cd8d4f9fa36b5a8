import type { Instant } from "../clock.js";
import type { DomainOptions } from "../domain/domain.js";
import type { DomainView, NewKey, RotateOptions } from "../emulator.js";
import type { FaultFields } from "../faults/fault.js";
import type { FaultView } from "../faults/faults.js";
import type { LoggedRequest, RequestFilter } from "../http/requestLog.js";
import type { JoinAnswer, JoinRequest } from "../join/join.js";
import type { Switches } from "../switches.js";

export interface ClockView {
  /** Seconds since the Unix epoch. */
  readonly now: number;
  /** The same as ISO 8601. */
  readonly time: string;
  /** Whether it was set, and so stands still. */
  readonly set: boolean;
}

/** What `Emulator` offers, for one that runs as another process. */
export class EmulatorAdmin {
  readonly #base: string;

  /** @param url any URL of the emulator, such as the one it prints, `http://127.0.0.1:4580/v1` */
  constructor(url: string) {
    this.#base = `${new URL(url).origin}/_emulator`;
  }

  clock(): Promise<ClockView> {
    return this.#get("/clock");
  }

  /** Stop the clock at a moment. */
  setClock(instant: Instant): Promise<ClockView> {
    return this.#post("/clock", { set: instant });
  }

  /** Stop the clock this many seconds later than it shows. */
  advanceClock(seconds: number): Promise<ClockView> {
    return this.#post("/clock", { advance: seconds });
  }

  useRealTime(): Promise<ClockView> {
    return this.#post("/clock", { real: true });
  }

  /** Have calls go wrong, e.g. `fault("POST /meeting-tokens 503 nth=2")`. */
  fault(rule: string | FaultFields): Promise<FaultView> {
    return this.#post("/faults", typeof rule === "string" ? { rule } : rule);
  }

  faults(): Promise<FaultView[]> {
    return this.#get("/faults");
  }

  async clearFaults(): Promise<void> {
    await this.#send("DELETE", "/faults");
  }

  /** The API calls so far, e.g. `requests("POST /rooms")`. */
  requests(filter: RequestFilter | string = {}): Promise<LoggedRequest[]> {
    const fields = typeof filter === "string" ? { on: filter } : filter;
    const query = new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return this.#get(`/requests?${query}`);
  }

  async clearRequests(): Promise<void> {
    await this.#send("DELETE", "/requests");
  }

  domains(): Promise<DomainView[]> {
    return this.#get("/domains");
  }

  addDomain(options: DomainOptions): Promise<DomainView & { readonly apiKey: string }> {
    return this.#post("/domains", options);
  }

  /** Make a new API key; the old ones are revoked, unless `keepOld`. */
  async rotateKey({ domain, ...options }: RotateOptions = {}): Promise<NewKey> {
    return this.#post(`/domains/${domain ?? (await this.#firstDomain())}/keys`, options);
  }

  /** Revoke an API key by its id. */
  async revokeKey(id: string, { domain }: { domain?: string } = {}): Promise<void> {
    await this.#send("DELETE", `/domains/${domain ?? (await this.#firstDomain())}/keys/${id}`);
  }

  /** What would happen to somebody who opens a room; with `enter` it does happen. */
  join(request: JoinRequest | (Pick<JoinRequest, "enter"> & { readonly url: string })): Promise<JoinAnswer> {
    return this.#post("/join", request);
  }

  switches(): Promise<Switches> {
    return this.#get("/switches");
  }

  setSwitches(switches: Partial<Switches>): Promise<Switches> {
    return this.#post("/switches", switches);
  }

  /** Have Daily know a property that the tables do not. */
  async addProperty(name: string, options: { default?: unknown } = {}): Promise<void> {
    await this.#post("/properties", { name, ...options });
  }

  /** No rooms, no new properties, no faults, no log, the real time, the first switches; domains and keys stay. */
  async reset(): Promise<void> {
    await this.#post("/reset", {});
  }

  async #firstDomain(): Promise<string> {
    return (await this.domains())[0]?.name ?? "";
  }

  #get<T>(path: string): Promise<T> {
    return this.#send("GET", path);
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#send("POST", path, body);
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(this.#base + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${method} /_emulator${path}: ${response.status} ${answer.error ?? ""}`);
    return answer;
  }
}
