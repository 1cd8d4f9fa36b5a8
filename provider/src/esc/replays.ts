import type { Caller } from "./caller";
import { expired, Refusal } from "./refusal";

/** Of each grant. At some 150 bytes each, 15 MB. */
const MOST = 100_000;

type Used = Pick<Caller, "jti" | "until">;

/**
 * The ids of the JWTs that were used, each until its JWT would be refused anyway. Each grant has its own: who may make
 * environments for one, and so requests without end, stops nobody else's.
 */
export class SeenIds {
  readonly #byGrant = new Map<unknown, { until: Map<string, number>; forgotAt: number }>();

  /** @throws Refusal if the id was used before, or if it would not be remembered */
  refuseUsed(grant: unknown, { jti, until }: Used, now: number): void {
    // Verified before its body came, which may take a while.
    if (until <= now) throw expired();
    if ((this.#of(grant).until.get(jti) ?? 0) > now) {
      throw new Refusal(401, "replayed", "The JWT has been used before: each request needs its own.");
    }
  }

  /** @throws Refusal if there is no room for it */
  remember(grant: unknown, { jti, until }: Used, now: number): void {
    const seen = this.#of(grant);
    // Looked through once a second: it takes milliseconds.
    if (seen.until.size >= MOST && seen.forgotAt !== now) {
      for (const [id, end] of seen.until) if (end <= now) seen.until.delete(id);
      seen.forgotAt = now;
    }
    if (seen.until.size >= MOST) {
      throw new Refusal(
        503,
        "rate-limited",
        `The adapter remembers ${MOST} JWTs of this grant that have not expired, and takes no more until one has. Open the environments less often.`,
        { "retry-after": "60" },
      );
    }
    seen.until.set(jti, until);
  }

  #of(grant: unknown) {
    const seen = this.#byGrant.get(grant) ?? { until: new Map(), forgotAt: 0 };
    this.#byGrant.set(grant, seen);
    return seen;
  }
}
