import { randomBytes } from "node:crypto";
import { fingerprint, sha256 } from "../http/redact.js";

/** Daily's own limit, as a domain's config shows it (`max_api_keys`). */
export const MAX_API_KEYS = 2;

/** A key as Daily makes them: 64 lowercase hex characters. */
export const newApiKey = (): string => randomBytes(32).toString("hex");

/** The API keys of one domain: at most two are active; a revoked one never comes back. */
export class ApiKeys {
  /** @param active newest first; @param revoked hashes, since a revoked key is only ever recognized */
  constructor(
    private active: string[],
    private revoked: string[],
  ) {}

  /** Active keys, newest first. */
  get all(): readonly string[] {
    return this.active;
  }

  get newest(): string | undefined {
    return this.active[0];
  }

  /** Hashes of the revoked keys. */
  get revokedHashes(): readonly string[] {
    return this.revoked;
  }

  isRevoked(key: string): boolean {
    return this.revoked.includes(sha256(key));
  }

  /** Make a key active; as many of the newest old ones stay as there is room for and `keep` says. */
  add(key: string, keep: number): void {
    if (key === "") throw new TypeError("An API key is not empty.");
    if (this.isRevoked(key)) throw new TypeError(`The key ${fingerprint(key)} was revoked and stays so.`);
    const others = this.active.filter((each) => each !== key);
    const kept = others.slice(0, Math.min(keep, MAX_API_KEYS - 1));
    this.revoked.push(...others.slice(kept.length).map(sha256));
    this.active = [key, ...kept];
  }

  /** Revoke the key with this id; answers whether there was one. */
  revoke(id: string): boolean {
    const gone = this.active.filter((key) => fingerprint(key) === id);
    this.active = this.active.filter((key) => !gone.includes(key));
    this.revoked.push(...gone.map(sha256));
    return gone.length > 0;
  }
}
