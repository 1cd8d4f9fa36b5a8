import type { EscOutcome } from "./refusal";

/** What there is to say of one request: never a token, the key, a header or a body. */
export interface EscLogEntry {
  /** When it was answered, in ISO 8601. */
  readonly time: string;
  readonly outcome: EscOutcome;
  /** The HTTP status of the answer. */
  readonly status: number;
  readonly kind?: "open" | "rotate";
  /** `ORG/ENV` or `ORG/PROJECT/ENV`, once the JWT is verified. */
  readonly environment?: string;
  /** Who opened the environment, once the JWT is verified; empty if nobody did, as in a scheduled rotation. */
  readonly user?: string;
  /** The room, once it is granted. */
  readonly room?: string;
  /** When the token ends. */
  readonly expiresAt?: string;
  /** How long it took. */
  readonly ms: number;
  /** Why the request was refused: what its caller got as `message`. */
  readonly reason?: string;
  /** What went wrong inside of the adapter, redacted. */
  readonly defect?: string;
}
