import { redact } from "../daily/redact";
import type { Duration } from "../properties/time";
import type { Problem } from "../properties/validate";
import type { MeetingTokenProperties } from "../token/properties.generated";
import { configurationProblems } from "./configurationProblems";

/** The properties of a token that the adapter can sign, but for the room and the end, which the grant's other keys are for. */
export type EscGrantProperties = Omit<
  MeetingTokenProperties,
  // Daily documents no claim for the last three.
  "roomName" | "exp" | "enableLiveCaptionsUi" | "enablePrejoinUi" | "enableTerseLogging"
>;

/** What some environments may have. */
export interface EscGrant {
  /** Patterns of environments, `ORG/ENV` or `ORG/PROJECT/ENV`. `*` stands for any characters within a part. */
  readonly environments: readonly string[];
  /** Patterns of the environment that was opened and imports the one that asks. Default: any. */
  readonly rootEnvironments?: readonly string[];
  /** Patterns of the users who open it. */
  readonly users: readonly string[];
  /** Patterns of rooms' names. Needed unless `allRooms` is true. */
  readonly rooms?: readonly string[];
  /** Whether a request may ask for a token for every room. Default: false. */
  readonly allRooms?: boolean;
  /** The longest lifetime of a token. Needed unless `neverExpires` is true. */
  readonly maxLifetime?: Duration;
  /** Whether a request may ask for a token without an end. Default: false. */
  readonly neverExpires?: boolean;
  /** Properties of the token that a request cannot change. */
  readonly properties?: EscGrantProperties;
  /** Properties of the token that a request may set. */
  readonly choose?: readonly Exclude<keyof EscGrantProperties, "otherProperties">[];
  /** How soon after a rotation another one mints nothing. Default: a minute. */
  readonly rotateAtMostEvery?: Duration;
}

/** Everything that an adapter is told, but for the API key. */
export interface EscConfiguration {
  /** The adapter's address as the ESC environments write it: the JWT's audience. */
  readonly url: string;
  /** Who may have what; whatever no grant names is refused. The first grant that fits decides. */
  readonly grants: readonly EscGrant[];
  /** The Pulumi Cloud that signs the JWTs. Default: `https://api.pulumi.com`. */
  readonly issuer?: string;
  /** Where its public keys are. Default: the issuer, with `/oidc/.well-known/jwks`. */
  readonly jwksUrl?: string;
  /** Daily's API with its version. Default: `https://api.daily.co/v1`. */
  readonly apiUrl?: string;
  /** The domain's id. With `domainName`, no request waits for Daily; default: Daily is asked once. */
  readonly domainId?: string;
  /** The domain's name. */
  readonly domainName?: string;
  /** How many requests of one environment are answered in a minute. Default: 60. */
  readonly requestsPerMinute?: number;
}

/** A configuration that cannot be used: `problems` names each key, and what to write instead. */
export class EscConfigurationError extends Error {
  override readonly name = "EscConfigurationError";
  readonly problems: readonly Problem[];
  /** `secrets` are not shown, nor is what looks like a key or a token: it may stand in the wrong place. */
  constructor(problems: readonly Problem[], secrets: readonly string[] = []) {
    const shown = problems.map(({ property, reason }) => ({
      property: redact(property, secrets),
      reason: redact(reason, secrets),
    }));
    super(shown.map(({ reason }) => reason).join("\n"));
    this.problems = shown;
  }
}

/**
 * Reads an adapter's configuration from YAML (or JSON), and checks it.
 *
 * @throws EscConfigurationError for text that is no YAML, and with everything that is wrong with the configuration
 */
export function readEscConfiguration(text: string): EscConfiguration {
  const { parse } = require("yaml") as typeof import("yaml");
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    const [line = ""] = (error as Error).message.split("\n");
    throw new EscConfigurationError([
      { property: "", reason: `The configuration is no YAML: ${line.replace(/:$/, ".")}` },
    ]);
  }
  assertConfiguration(value);
  return value;
}

/** @throws EscConfigurationError with everything that is wrong with it */
export function assertConfiguration(
  value: unknown,
  secrets: readonly string[] = [],
): asserts value is EscConfiguration {
  const problems = configurationProblems(value);
  if (problems.length > 0) throw new EscConfigurationError(problems, secrets);
}
