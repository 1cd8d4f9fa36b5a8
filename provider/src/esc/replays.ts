import type { Caller } from "./caller";
import { expired, Refusal } from "./refusal";

/** At some 150 bytes each, 15 MB. */
const MOST = 100_000;

type Used = Pick<Caller, "jti" | "until">;

/** The ids of the JWTs that were used, each until its JWT would be refused anyway. */
export class SeenIds {
  readonly #until = new Map<string, number>();

  /** @throws Refusal if the id was used before, or if it would not be remembered */
  refuseUsed({ jti, until }: Used, now: number): void {
    // Verified before its body came, which may take a while.
    if (until <= now) throw expired();
    if ((this.#until.get(jti) ?? 0) > now) {
      throw new Refusal(401, "replayed", "The JWT has been used before: each request needs its own.");
    }
  }

  /** @throws Refusal if there is no room for it */
  remember({ jti, until }: Used, now: number): void {
    if (this.#until.size >= MOST) this.#forget(now);
    if (this.#until.size >= MOST) {
      throw new Refusal(
        503,
        "rate-limited",
        `The adapter remembers ${MOST} JWTs that have not expired, and takes no more until one has. Open the environments less often.`,
        { "retry-after": "60" },
      );
    }
    this.#until.set(jti, until);
  }

  #forget(now: number): void {
    for (const [id, until] of this.#until) if (until <= now) this.#until.delete(id);
  }
}
