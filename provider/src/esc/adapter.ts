import { redact } from "../daily/redact";
import { isRecord } from "../properties/unknown";
import { assertApiKey } from "../token/checks";
import { assertHash, parseBody, readBody } from "./body";
import { callerVerifier } from "./caller";
import { assertConfiguration, type EscConfiguration } from "./configuration";
import { defaults } from "./fields";
import { granted, grantsOf } from "./grants";
import type { EscLogEntry } from "./log";
import { Minting, type MintingAccess } from "./minting";
import { RateLimit } from "./rate";
import { type EscOutcome, Refusal } from "./refusal";
import { SeenIds } from "./replays";
import { refuseSchedule, rotate, scheduleIn } from "./rotation";

/** What an adapter is made of: its configuration, the API key, and what the program around it lends. */
export interface EscAdapterOptions extends EscConfiguration {
  /** The domain's API key, which signs the tokens: they live only as long as it is active. */
  readonly apiKey: string;
  /** Gets what there is to say of each request; what it throws changes no answer. Default: nothing is said. */
  readonly log?: (entry: EscLogEntry) => void;
  /** The time, for tests. Default: now. */
  readonly now?: () => Date;
  /** How long a body may take to arrive, in milliseconds. Default: 10,000. */
  readonly bodyTimeoutMs?: number;
}

/** Answers the requests of Pulumi ESC's external provider and rotator. */
export type EscAdapter = (request: Request) => Promise<Response>;

/**
 * Makes an adapter for Pulumi ESC: `fn::open::external` gets a meeting token that is minted for this opening and stands in
 * no state, `fn::rotate::external` one that is renewed by ESC's schedule while nobody runs Pulumi.
 *
 * Takes a web-standard Request and answers a Response, whatever the server is. It refuses whatever the grants do not name.
 * What it has seen of JWTs and counted of requests is this adapter's alone: several processes do not share it.
 *
 * ```ts
 * const adapter = createEscAdapter({
 *   ...readEscConfiguration(await readFile("daily-esc.yaml", "utf8")),
 *   apiKey: process.env.DAILY_API_KEY ?? "",
 * });
 * ```
 *
 * @throws EscConfigurationError for a configuration that cannot be used; MeetingTokenError `invalid-option` for a missing key
 */
export function createEscAdapter(options: EscAdapterOptions): EscAdapter {
  const { apiKey, log, now = () => new Date(), bodyTimeoutMs = 10_000, ...configuration } = options;
  assertApiKey(apiKey);
  assertConfiguration(configuration, [apiKey]);
  const context: Context = {
    configuration,
    verify: callerVerifier(configuration, () => now().getTime()),
    rate: new RateLimit(configuration.requestsPerMinute ?? defaults.requestsPerMinute),
    seen: new SeenIds(),
    minting: new Minting({ ...configuration, apiKey } as MintingAccess),
    now,
    bodyTimeoutMs,
  };
  return async (request) => {
    const start = performance.now();
    const noted: Noted = {};
    const answer = await answerTo(request, context, noted).catch((error) => refused(error, apiKey, noted));
    const ms = Math.round((performance.now() - start) * 10) / 10;
    try {
      log?.({ time: now().toISOString(), outcome: answer.outcome, status: answer.status, ...noted, ms });
    } catch {
      // The token is minted: whoever asked for it is not to lose it for want of a log.
    }
    return Response.json(answer.body, {
      status: answer.status,
      headers: { "cache-control": "no-store", ...answer.headers },
    });
  };
}

interface Context {
  readonly configuration: EscConfiguration;
  readonly verify: ReturnType<typeof callerVerifier>;
  readonly rate: RateLimit;
  readonly seen: SeenIds;
  readonly minting: Minting;
  readonly now: () => Date;
  readonly bodyTimeoutMs: number;
}

/** What a request has told by the time it is answered. */
type Noted = {
  -readonly [name in "kind" | "environment" | "user" | "room" | "expiresAt" | "reason" | "defect"]?: EscLogEntry[name];
};

interface Answer {
  readonly outcome: EscOutcome;
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Cheapest first: nobody who is not let in has a body read, and what cannot be told apart is refused before Daily is asked. */
async function answerTo(request: Request, context: Context, noted: Noted): Promise<Answer> {
  const { configuration, verify, rate, seen, minting, bodyTimeoutMs } = context;
  if (request.method !== "POST") {
    throw new Refusal(405, "method-not-allowed", "Pulumi ESC sends POST.", { allow: "POST" });
  }
  const caller = await verify(request.headers.get("authorization"));
  Object.assign(noted, { environment: caller.environment, user: caller.user });
  const grants = grantsOf(caller, configuration.grants);
  const now = () => Math.floor(context.now().getTime() / 1_000);
  const body = await readBody(request, bodyTimeoutMs);
  assertHash(body, caller.bodyHash);
  // What is refused is not counted: whoever has caught a JWT could lock its environment out.
  seen.refuseUsed(grants[0], caller, now());
  rate.count(caller.environment, now());
  seen.remember(grants[0], caller, now());
  const asked = parseBody(body);
  noted.kind = "state" in asked || "request" in asked ? "rotate" : "open";
  const time = context.now();
  if (noted.kind === "open") {
    refuseSchedule(asked);
    const { properties } = granted(grants, asked, now());
    const opened = await minting.mint(properties, time);
    note(noted, opened);
    return { outcome: "opened", status: 200, body: opened };
  }
  const { schedule, rest } = scheduleIn(requestOf(asked));
  const rotation = await rotate(granted(grants, rest, now()), schedule, asked.state, { minting, now: time });
  note(noted, rotation.answer);
  return { outcome: rotation.isNew ? "rotated" : "unchanged", status: 200, body: rotation.answer };
}

function requestOf({ request }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (isRecord(request)) return request;
  throw new Refusal(
    400,
    "invalid-request",
    "request is missing or no object. Give the rotator a request with roomName.",
  );
}

function note(noted: Noted, { roomName, expiresAt }: { roomName: string | null; expiresAt: string | null }): void {
  Object.assign(noted, { ...(roomName !== null && { room: roomName }), ...(expiresAt !== null && { expiresAt }) });
}

/** What was not foreseen is for the log: the caller can mend nothing of it. */
function refused(error: unknown, apiKey: string, noted: Noted): Answer {
  if (error instanceof Refusal) {
    const { code, status, message, headers } = error;
    noted.reason = message;
    return { outcome: code, status, headers, body: { error: code, message } };
  }
  noted.defect = redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error), [apiKey]);
  const body = { error: "defect", message: "The adapter failed. Its log says more." };
  return { outcome: "defect", status: 500, body };
}
