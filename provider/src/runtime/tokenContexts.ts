import { nowInSeconds, systemClock } from "../daily/clock";
import type { Values } from "../lifecycle";
import { MeetingTokenError } from "../token/errors";
import { signMeetingToken } from "../token/sign";
import { verifyMeetingToken } from "../token/verify";
import type { Host } from "./clients";
import type { Configuration } from "./configuration";

/** How long tokens of an account may live. */
export function tokenLifetimes(configuration: Configuration) {
  return {
    now: nowInSeconds(),
    maxLifetime: configuration.maxTokenLifetime(),
    maxLifetimeSource: configuration.maxTokenLifetimeSource(),
  };
}

/** What the making of a token needs. */
export function tokenMaking(configuration: Configuration, { log, clientOf }: Host) {
  return {
    ...tokenLifetimes(configuration),
    client: () => clientOf(configuration),
    domain: configuration.domain(),
    log,
    sign: (properties: Values, domainId: string) =>
      signMeetingToken(properties, {
        apiKey: configuration.apiKey().apiKey,
        domainId,
        now: new Date(systemClock.now()),
      }),
  };
}

const notOurs: ReadonlySet<string> = new Set(["invalid-signature", "wrong-domain"]);

/**
 * Whether the configured API key signed a token, for the configured domain. Without a key, which a preview may lack,
 * nothing can be said.
 */
export function signedByKey(configuration: Configuration): (token: string) => boolean | undefined {
  return (token) => {
    if (!configuration.hasApiKey()) return undefined;
    try {
      const { domainId } = configuration.domain();
      verifyMeetingToken(token, {
        apiKey: configuration.apiKey().apiKey,
        ...(domainId !== undefined && { domainId }),
        ignoreExp: true,
        ignoreNbf: true,
      });
      return true;
    } catch (error) {
      if (error instanceof MeetingTokenError && notOurs.has(error.code)) return false;
      throw error;
    }
  };
}
