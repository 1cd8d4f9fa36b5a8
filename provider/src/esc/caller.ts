import type { EscConfiguration } from "./configuration";
import { defaults } from "./fields";
import { RemoteKeys } from "./keys";
import { expired, unauthorized } from "./refusal";

/** Who asks, as Pulumi Cloud has signed it. */
export interface Caller {
  /** `ORG/ENV` or `ORG/PROJECT/ENV`. */
  readonly environment: string;
  /** The environment that was opened, in the same form; undefined if the JWT does not say. */
  readonly rootEnvironment: string | undefined;
  /** Who opened it; empty if the JWT does not say. */
  readonly user: string;
  /** The JWT's id. */
  readonly jti: string;
  /** Until when the JWT could be used, in seconds since the Unix epoch. */
  readonly until: number;
  /** `sha256-` and the base64 of the body's SHA-256. */
  readonly bodyHash: string;
}

/** How far Pulumi Cloud's clock and this one may be apart, in seconds. */
const TOLERANCE = 30;
/** A JWT that is older is refused, whatever its exp: what was seen is remembered no longer. */
const MAX_AGE = 86_400;
/** A JWT of ESC has some 1,000 characters. */
const LONGEST_JWT = 8_192;
const LONGEST_CLAIM = 256;

/** Verifies the JWT of a request: RS256 with a key of the JWKS, issuer, audience, times, and the claims of ESC. */
export function callerVerifier(
  { url, issuer = defaults.issuer, jwksUrl = `${issuer.replace(/\/+$/, "")}/oidc/.well-known/jwks` }: EscConfiguration,
  now: () => number,
): (authorization: string | null) => Promise<Caller> {
  // An ES module, and nobody else's business: loaded with the first request.
  const jose = () => import("jose");
  const keys = new RemoteKeys(jwksUrl, jose, now);
  return async (authorization) => {
    const jwt = jwtIn(authorization);
    const { jwtVerify, errors } = await jose();
    try {
      const { payload } = await jwtVerify(jwt, keys.get, {
        algorithms: ["RS256"],
        issuer,
        audience: url,
        currentDate: new Date(now()),
        clockTolerance: TOLERANCE,
        maxTokenAge: MAX_AGE,
        requiredClaims: ["exp", "iat", "jti", "sub", "org", "current_env", "body_hash"],
      });
      return callerOf(payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expired();
      if (error instanceof errors.JOSEError) throw unauthorized(faultOf(error as Fault));
      throw error;
    }
  };
}

function jwtIn(authorization: string | null): string {
  if (authorization === null) throw unauthorized("There is no Authorization header");
  const [, text] = /^Bearer (.*)$/i.exec(authorization) ?? [];
  if (text === undefined) throw unauthorized("The Authorization header does not begin with Bearer");
  if (text.length > LONGEST_JWT) throw unauthorized(`The JWT has more than ${LONGEST_JWT} characters`);
  const [, signature] = /^[\w-]+\.[\w-]+\.([\w-]*)$/.exec(text) ?? [];
  if (signature === undefined) throw unauthorized("What follows Bearer in the Authorization header is no JWT");
  if (signature === "") throw unauthorized(NOT_SIGNED);
  return text;
}

const NOT_SIGNED = "The JWT is not signed with RS256 by a key of the configured Pulumi Cloud";

interface Fault {
  readonly code: string;
  readonly claim?: string;
}

/** What is wrong with a JWT, without a word of what it says. */
function faultOf({ code, claim }: Fault): string {
  if (code !== "ERR_JWT_CLAIM_VALIDATION_FAILED") {
    return NOT_SIGNED;
  }
  if (claim === "aud") {
    return "The JWT is for another audience: the url in the ESC environment and in the adapter's configuration have to be the same, to the letter";
  }
  if (claim === "iss") return "The JWT is of another issuer than the adapter's configuration names";
  if (claim === "iat" || claim === "nbf") return "The JWT is from the future, or the adapter's clock is wrong";
  return "The JWT lacks a claim that Pulumi ESC sets";
}

function callerOf(claims: Readonly<Record<string, unknown>>): Caller {
  const { org, sub, jti, current_env, root_env, trigger_user, body_hash, exp, iat } = claims;
  const texts = [org, jti, current_env, body_hash, root_env ?? "", trigger_user ?? ""];
  const isSound = texts.every((text) => typeof text === "string" && text.length <= LONGEST_CLAIM);
  // Other JWTs of Pulumi Cloud have other subjects.
  const isNamed = org !== "" && current_env !== "" && jti !== "" && !String(org).includes("/");
  if (!isSound || !isNamed || !String(sub).startsWith(`pulumi:environments:org:${org}:env:`)) {
    throw unauthorized("The JWT is not one that Pulumi ESC makes for an external provider or rotator");
  }
  return {
    environment: fullName(org as string, current_env as string),
    rootEnvironment:
      root_env === undefined || root_env === null ? undefined : fullName(org as string, root_env as string),
    user: (trigger_user ?? "") as string,
    jti: jti as string,
    until: Math.min(exp as number, (iat as number) + MAX_AGE) + TOLERANCE + 1,
    bodyHash: body_hash as string,
  };
}

/** Pulumi writes an environment as `ORG/ENV` or as `PROJECT/ENV`: here it always begins with the signed organization. */
function fullName(org: string, environment: string): string {
  return environment.startsWith(`${org}/`) ? environment : `${org}/${environment}`;
}
