import { Refusal } from "./refusal";

type Jose = typeof import("jose", { with: { "resolution-mode": "import" }});
type LocalKeys = ReturnType<Jose["createLocalJWKSet"]>;

/** How long keys are taken for granted. */
const FRESH_MS = 10 * 60_000;
/** How long they stay good while nobody answers where they come from. */
const KEPT_MS = 60 * 60_000;
/** The least time between two attempts, so that forged key ids cannot have us ask without end. */
const COOL_DOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;

/**
 * Pulumi Cloud's public keys, from its JWKS (RFC 7517, section 5).
 *
 * Not jose's createRemoteJWKSet: that forgets its keys as soon as they are stale and cannot be fetched, cools down after
 * a success only, and lives by this machine's clock.
 */
export class RemoteKeys {
  #keys: LocalKeys | undefined;
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #failed = false;
  #pending: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly jose: () => Promise<Jose>,
    private readonly now: () => number,
  ) {}

  /** The key that a JWT names, as jose asks for it. */
  readonly get = async (...header: Parameters<LocalKeys>): ReturnType<LocalKeys> => {
    if (this.#age() > FRESH_MS) await this.#refresh();
    try {
      return await this.#good()(...header);
    } catch (error) {
      const { JWKSNoMatchingKey } = (await this.jose()).errors;
      if (!(error instanceof JWKSNoMatchingKey)) throw error;
      // A key that is not known may be a new one.
      await this.#refresh();
      if (this.#failed) throw unavailable();
      return this.#good()(...header);
    }
  };

  #age(): number {
    return this.now() - this.#fetchedAt;
  }

  #good(): LocalKeys {
    if (this.#keys === undefined || this.#age() > KEPT_MS) throw unavailable();
    return this.#keys;
  }

  async #refresh(): Promise<void> {
    if (this.#pending === undefined && this.now() - this.#triedAt < COOL_DOWN_MS) return;
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    await this.#pending;
  }

  async #fetch(): Promise<void> {
    this.#triedAt = this.now();
    try {
      const answer = await fetch(this.url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      this.#keys = (await this.jose()).createLocalJWKSet(
        (await answer.json()) as Parameters<Jose["createLocalJWKSet"]>[0],
      );
      this.#fetchedAt = this.now();
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
  }
}

function unavailable(): Refusal {
  return new Refusal(
    503,
    "keys-unavailable",
    "Pulumi Cloud's public keys cannot be fetched, so that no JWT can be verified. Check jwksUrl and the adapter's network; it asks again in half a minute.",
    { "retry-after": String(COOL_DOWN_MS / 1_000) },
  );
}
