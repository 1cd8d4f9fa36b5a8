import type { Account } from "../../../provider/src/daily/account";
import { createDailyClient, type DailyClient } from "../../../provider/src/daily/client";
import type { Clock } from "../../../provider/src/daily/clock";
import { DailyError } from "../../../provider/src/daily/errors";
import type { Pacer } from "../../../provider/src/daily/pace";
import { type HttpAnswer, type HttpRequest, TransportFailure } from "../../../provider/src/daily/transport";

export const KEY = "b0f1ce25c0ffee25b0f1ce25c0ffee25b0f1ce25c0ffee25b0f1ce25c0ffee25";
/** 2030-01-01T00:00:00Z. */
export const NOW = 1_893_456_000_000;

/** Time that passes only while everybody sleeps: from one awakening to the next, at once. */
export class FakeClock implements Clock {
  readonly #sleepers: { at: number; wake: () => void }[] = [];
  #elapsed = 0;
  /** How long was slept each time, in order. */
  readonly sleeps: number[] = [];

  now = (): number => NOW + this.#elapsed;
  monotonic = (): number => this.#elapsed;

  /** Something that takes time, such as an exchange. */
  pass(ms: number, until?: AbortSignal): Promise<void> {
    if (until?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        until?.removeEventListener("abort", wake);
        resolve();
      };
      this.#sleepers.push({ at: this.#elapsed + ms, wake });
      until?.addEventListener("abort", wake);
      setImmediate(() => this.#wakeNext());
    });
  }

  sleep(ms: number, until?: AbortSignal): Promise<void> {
    this.sleeps.push(ms);
    return this.pass(ms, until);
  }

  #wakeNext(): void {
    this.#sleepers.sort((one, other) => one.at - other.at);
    const next = this.#sleepers.shift();
    if (!next) return;
    this.#elapsed = Math.max(this.#elapsed, next.at);
    next.wake();
  }
}

export type Answer = Partial<HttpAnswer> | TransportFailure | ((request: HttpRequest) => Partial<HttpAnswer>);

export const ok = (body: unknown, headers: HttpAnswer["headers"] = {}): HttpAnswer => ({
  status: 200,
  headers,
  text: JSON.stringify(body),
});

export const refusal = (status: number, error?: string, info?: string): HttpAnswer => ({
  status,
  headers: {},
  text: JSON.stringify({ error, info }),
});

export const reset = () => new TransportFailure("network", "ECONNRESET");
export const silence = () => new TransportFailure("timeout", "no answer in time");

export const ROOM = {
  id: "5e3cf703-5547-47d6-a371-37b1f0b4427f",
  name: "standup",
  api_created: true,
  privacy: "private",
  url: "https://acme.daily.co/standup",
  created_at: "2030-01-01T00:00:00.000Z",
  config: { lang: "de" },
};
export const ROOM_ANSWER = {
  id: ROOM.id,
  name: "standup",
  url: ROOM.url,
  privacy: "private",
  createdAt: ROOM.created_at,
  config: { lang: "de" },
};

/** A client whose Daily gives the answers in this order, each after `latencyMs`, the last one for ever. */
export class FakeDaily {
  readonly clock = new FakeClock();
  readonly requests: HttpRequest[] = [];
  readonly cancelling = new AbortController();
  readonly overdue = new AbortController();
  readonly turns: string[] = [];
  readonly account: Account;
  readonly client: DailyClient;
  latencyMs = 100;

  constructor(readonly answers: Answer[]) {
    this.account = {
      apiKey: KEY,
      apiUrl: "https://api.daily.co/v1",
      keySource: "daily:apiKey",
      transport: (request) => this.#exchange(request),
      pacers: { default: this.#pacer("default"), deletion: this.#pacer("deletion") },
      clock: this.clock,
      random: () => 0.5,
      cancellation: { requested: this.cancelling.signal, overdue: this.overdue.signal },
    };
    this.client = createDailyClient(this.account);
  }

  /** Methods and paths of the requests. */
  get lines(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url.slice(this.account.apiUrl.length)}`);
  }

  #pacer(tier: string): Pacer {
    return (call) => {
      this.turns.push(tier);
      return call();
    };
  }

  async #exchange(request: HttpRequest): Promise<HttpAnswer> {
    const answer = this.answers[Math.min(this.requests.length, this.answers.length - 1)];
    this.requests.push(request);
    await this.clock.pass(this.latencyMs);
    if (answer instanceof TransportFailure) throw answer;
    const given = typeof answer === "function" ? answer(request) : answer;
    return { status: 200, headers: {}, text: "", ...given };
  }
}

/** The DailyError that a call must end with. */
export async function failureOf(call: Promise<unknown>): Promise<DailyError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof DailyError) return error;
    throw error;
  }
  throw new Error("The call succeeded.");
}
