/** What became of a request, as a closed set: in the log, and in a refusal's body as `error`. */
export type EscOutcome =
  | "opened"
  | "rotated"
  /** A rotation that was asked for again too soon: the state was answered as it stands. */
  | "unchanged"
  | RefusalCode;

export type RefusalCode =
  | "method-not-allowed"
  | "unauthorized"
  | "replayed"
  | "body-changed"
  | "environment-not-granted"
  | "room-not-granted"
  | "property-not-granted"
  | "invalid-request"
  | "too-large"
  | "too-slow"
  | "rate-limited"
  | "keys-unavailable"
  | "daily-unavailable"
  | "wrong-domain"
  | "defect";

/** An end with a message for whoever wrote the ESC environment: what to mend, and nothing more. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly status: number,
    readonly code: RefusalCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function unauthorized(fault: string): Refusal {
  return new Refusal(401, "unauthorized", `${fault}.`, { "www-authenticate": "Bearer" });
}

export function expired(): Refusal {
  return unauthorized("The JWT has expired, or the adapter's clock is wrong");
}
