import { redact } from "./redact.js";

/** One call of the API, without anything secret. */
export interface LoggedRequest {
  /** 1, 2, 3, ... since the emulator started. */
  readonly number: number;
  readonly method: string;
  /** Below /v1, with the query; a token shows as `[token <fingerprint>]`. */
  readonly path: string;
  /** undefined if there was no answer, or not yet. */
  readonly status?: number;
  readonly domain?: string;
  /** The fingerprint of the API key that was sent, valid or not. */
  readonly key?: string;
  /** When it came, by the emulator's clock. */
  readonly time: string;
  /** When it came, in milliseconds on a clock that nobody sets. */
  readonly ms: number;
  /** The names that stood in the body, inner ones as `properties.exp`; never a value. */
  readonly bodyKeys: readonly string[];
  /** The fault that was played. */
  readonly fault?: string;
  /** What a client may have got wrong though it was accepted. */
  readonly warnings?: readonly string[];
}

/** An entry that is still being written. */
export type OpenEntry = { -readonly [Name in keyof LoggedRequest]: LoggedRequest[Name] };

/** Narrow the log: method and path as in `"POST /rooms"`, where `:name` or `*` is any one segment. */
export interface RequestFilter {
  readonly on?: string;
  readonly domain?: string;
  /** Only requests after this number. */
  readonly after?: number;
}

const MAX_LOG_ENTRIES = 100_000;

/** The last 100,000 requests. */
export class RequestLog {
  #entries: OpenEntry[] = [];
  #count = 0;

  begin(entry: Omit<LoggedRequest, "number">): OpenEntry {
    const open: OpenEntry = { number: ++this.#count, ...entry };
    this.#entries.push(open);
    // Cut rarely and much: cutting one at a time would move the whole list for each request.
    if (this.#entries.length > 1.1 * MAX_LOG_ENTRIES) this.#entries = this.#entries.slice(-MAX_LOG_ENTRIES);
    return open;
  }

  get all(): LoggedRequest[] {
    return this.#entries.slice(-MAX_LOG_ENTRIES).map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#entries = [];
  }
}

/** The names in a body, one level of nesting deep. */
export function bodyKeysOf(body: unknown): string[] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
  return Object.entries(body)
    .flatMap(([name, value]) =>
      name === "properties" && typeof value === "object" && value !== null
        ? Object.keys(value).map((inner) => `${name}.${inner}`)
        : [name],
    )
    .map(redact);
}
