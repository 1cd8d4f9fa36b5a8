import { type RoutePattern, routePattern } from "../http/routePattern.js";

/** What goes wrong. `delay` may come with each of them, or alone. */
export type FaultKind =
  /** Daily's error for a status, instead of handling the call. */
  | { readonly kind: "status"; readonly status: number; readonly error?: string; readonly retryAfter?: string }
  /** The call is handled, late. */
  | { readonly kind: "delay" }
  /** The connection is reset, and the call not handled. */
  | { readonly kind: "drop" }
  /** The call is handled, and the connection cut before the answer. */
  | { readonly kind: "drop-after" }
  /** A gateway's page instead of an answer; the call is not handled. */
  | { readonly kind: "html" }
  /** The call is handled, and the answer ends in the middle of its JSON. */
  | { readonly kind: "truncated" }
  /** The call is handled, and the answer is empty. */
  | { readonly kind: "empty" };

/** Which of the calls that match: from the nth on, so many times, or each `every`-th. */
export interface FaultSchedule {
  readonly nth: number;
  readonly every: number;
  readonly times: number;
}

export interface Fault {
  /** The whole rule in one line, as `parseFault` reads it. */
  readonly line: string;
  readonly route: RoutePattern;
  readonly effect: FaultKind;
  readonly delayMs: number;
  readonly schedule: FaultSchedule;
}

/** A fault in fields, for those who build it rather than write it. */
export interface FaultFields {
  /** A method and a path below /v1, such as `POST /meeting-tokens`. */
  readonly on: string;
  /** `503`, `status 503`, `429 retry-after=1`, `delay 200`, `drop`, `drop-after`, `html`, `truncated`, `empty`. */
  readonly fault: string;
  readonly nth?: number;
  readonly every?: number;
  readonly times?: number;
}

/**
 * Read a fault from one line: method, path, what goes wrong, and when.
 *
 *     POST /meeting-tokens 503                  every time
 *     POST /meeting-tokens 503 nth=2            only the second time
 *     GET /rooms/:name 429 retry-after=1 times=3    the first three times
 *     DELETE /rooms/* drop-after every=20       the 20th, 40th, 60th, ...
 *     * * delay=250                             everything a quarter of a second late
 */
export function parseFault(rule: string | FaultFields): Fault {
  const line = typeof rule === "string" ? rule.trim().replace(/\s+/g, " ") : lineOf(rule);
  const [method = "", path = "", ...words] = line.split(" ");
  const route = routePattern(`${method} ${path}`);
  const { names, options } = sorted(words, line);
  const delayMs = numberOption(options, "delay", line) ?? 0;
  const effect = effectOf(names, options, delayMs > 0, line);
  return { line, route, effect, delayMs, schedule: scheduleOf(options, line) };
}

function lineOf({ on, fault, nth, every, times }: FaultFields): string {
  const when = Object.entries({ nth, every, times }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return [on, fault, ...when].join(" ").trim().replace(/\s+/g, " ");
}

const OPTIONS = ["nth", "every", "times", "delay", "retry-after", "error"];

/** `delay 200` is `delay=200`, and `status 503` is `503`. */
function sorted(words: readonly string[], line: string) {
  const joined = words
    .join(" ")
    .replace(/\bdelay (\d+)/, "delay=$1")
    .replace(/\bstatus[ =](\d+)/, "$1");
  const names: string[] = [];
  const options = new Map<string, string>();
  for (const word of joined.split(" ").filter(Boolean)) {
    const [name = "", value] = word.split("=", 2);
    if (value === undefined) names.push(word);
    else if (OPTIONS.includes(name)) options.set(name, value);
    else throw wrong(line, `has no option ${name}: there are ${OPTIONS.join(", ")}`);
  }
  return { names, options };
}

function effectOf(names: string[], options: Map<string, string>, delays: boolean, line: string): FaultKind {
  const [name, ...more] = names;
  if (more.length > 0) throw wrong(line, `names ${names.length} faults (${names.join(", ")}): one rule has one`);
  if (name === undefined && delays) return { kind: "delay" };
  if (name !== undefined && /^[1-5]\d\d$/.test(name)) {
    const retryAfter = options.get("retry-after");
    const error = options.get("error");
    return {
      kind: "status",
      status: Number(name),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(error === undefined ? {} : { error }),
    };
  }
  switch (name) {
    case "drop":
    case "drop-after":
    case "html":
    case "truncated":
    case "empty":
      return { kind: name };
    default:
      throw wrong(line, "names no fault: give a status, delay=MS, drop, drop-after, html, truncated or empty");
  }
}

function scheduleOf(options: Map<string, string>, line: string): FaultSchedule {
  const nth = numberOption(options, "nth", line);
  const every = numberOption(options, "every", line);
  const times = numberOption(options, "times", line);
  if (nth !== undefined && every !== undefined) throw wrong(line, "has both nth and every: choose one");
  return {
    nth: nth ?? every ?? 1,
    every: every ?? 1,
    // "The second" is one call; "every 20th" and "always" go on.
    times: times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1),
  };
}

function numberOption(options: Map<string, string>, name: string, line: string): number | undefined {
  const text = options.get(name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*(ms)?$/.test(text)) throw wrong(line, `has ${name}=${text}: give a whole number above 0`);
  return Number.parseInt(text, 10);
}

const wrong = (line: string, what: string) => new TypeError(`The fault ${JSON.stringify(line)} ${what}.`);
