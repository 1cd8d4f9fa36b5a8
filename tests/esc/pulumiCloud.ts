import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sign } from "jsonwebtoken";

/** 2030-01-01T00:00:00Z, when the tests take place. */
export const NOW = 1_893_456_000;
export const URL_OF_ADAPTER = "https://tokens.example.com/daily";

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

interface Signer {
  readonly kid?: string;
  readonly privateKey?: KeyObject;
  readonly algorithm?: "RS256" | "RS512" | "PS256";
}

export type Claims = Readonly<Record<string, unknown>>;

/** Pulumi Cloud, as far as an adapter gets to see it: its keys over HTTP, and the JWTs that it signs for ESC. */
export class PulumiCloud {
  /** How often the keys have been fetched. */
  fetches = 0;
  isDown = false;
  readonly #server: Server;
  #keys = [FIRST_KEY];

  constructor(readonly now: () => number) {
    this.#server = createServer((_request, response) => {
      this.fetches += 1;
      if (this.isDown) return void response.writeHead(503).end("down");
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ keys: this.#keys.map(publicJwk) }));
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/oidc/.well-known/jwks`;
  }

  /** Another key signs from now on; the old ones are no longer told. */
  rotateKey(kid: string): void {
    this.#keys = [newKey(kid)];
  }

  get publicKey(): KeyObject {
    return this.#key.publicKey;
  }

  get #key(): SigningKey {
    return this.#keys[0] as SigningKey;
  }

  /** The claims that Pulumi's documentation tells of, for a body. */
  claims(body: string, more: Claims = {}): Claims {
    return {
      iss: "https://api.pulumi.com",
      sub: "pulumi:environments:org:acme:env:prod",
      aud: URL_OF_ADAPTER,
      iat: this.now(),
      exp: this.now() + 3_600,
      jti: randomUUID(),
      org: "acme",
      env: "prod",
      current_env: "bots/prod",
      root_env: "bots/prod",
      trigger_user: "alice",
      body_hash: `sha256-${createHash("sha256").update(body).digest("base64")}`,
      ...more,
    };
  }

  /** A JWT for a body, as ESC sends it: a claim that is undefined is left out. */
  jwt(body: string, more: Claims = {}, signer: Signer = {}): string {
    const { kid = this.#key.kid, privateKey = this.#key.privateKey, algorithm = "RS256" } = signer;
    const claims = JSON.parse(JSON.stringify(this.claims(body, more)));
    return sign(claims, privateKey, { algorithm, keyid: kid });
  }

  /** A request of ESC's. */
  request(content: unknown, more: Claims = {}): Request {
    const body = JSON.stringify(content);
    return requestWith(body, this.jwt(body, more));
  }
}

export function requestWith(body: string, jwt: string | undefined): Request {
  return new Request(URL_OF_ADAPTER, {
    method: "POST",
    headers: { "content-type": "application/json", ...(jwt !== undefined && { authorization: `Bearer ${jwt}` }) },
    body,
  });
}

export function newKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync("rsa", { modulusLength: 2_048 }) };
}

/** Made once: it takes longer than a test. */
const FIRST_KEY = newKey("one");

/** Without `alg`: the adapter alone says which algorithm it takes. */
function publicJwk({ kid, publicKey }: SigningKey): object {
  return { ...publicKey.export({ format: "jwk" }), kid, use: "sig" };
}
