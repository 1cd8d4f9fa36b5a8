import { nowInSeconds, systemClock } from "../daily/clock";
import {
  checkMeetingToken,
  createMeetingToken,
  deleteMeetingToken,
  diffMeetingToken,
  readMeetingToken,
  updateMeetingToken,
  type Values,
} from "../lifecycle";
import type { Configuration } from "../runtime/configuration";
import { obstacleToToken, withKeyThatWorks } from "../runtime/environmentKey";
import { refuseSecretNames, shownIn } from "../runtime/secretNames";
import { MeetingTokenError } from "../token/errors";
import { signMeetingToken } from "../token/sign";
import { verifyMeetingToken } from "../token/verify";
import { type BoundLifecycle, toDynamicProvider } from "./adapter";
import { host } from "./host";
import type { DynamicProvider } from "./protocol";

const { log, clientOf } = host;

export function meetingTokenHandler(): DynamicProvider {
  const said = new Set<string>();
  return toDynamicProvider(
    "MeetingToken",
    (configuration) =>
      ({
        check: (olds, news, hints) => {
          const checked = checkMeetingToken(olds, news, {
            ...lifetimes(configuration),
            preview: hints.preview,
            emptyArguments: hints.emptyArguments,
          });
          return refuseSecretNames(checked, hints.secretArguments, shownIn.meetingToken);
        },
        diff: (id, olds, news) =>
          diffMeetingToken(id, olds, news, { log, now: nowInSeconds(), signedByKey: signedByKey(configuration) }),
        create: async (inputs) => createMeetingToken(inputs, making(configuration)),
        read: (_id, props) =>
          withKeyThatWorks(configuration, host, obstacleToToken(props), (working) =>
            readMeetingToken(props, {
              client: () => clientOf(working),
              log,
              now: nowInSeconds(),
              signedByKey: signedByKey(working),
            }),
          ),
        update: async (id, olds, news) => updateMeetingToken(id, olds, news, { ...making(configuration), said }),
        delete: async (id, props) => deleteMeetingToken(id, props, { log, now: nowInSeconds(), said }),
      }) satisfies BoundLifecycle,
  );
}

function lifetimes(configuration: Configuration) {
  return {
    now: nowInSeconds(),
    maxLifetime: configuration.maxTokenLifetime(),
    maxLifetimeSource: configuration.maxTokenLifetimeSource(),
  };
}

/** What the making of a token needs. */
function making(configuration: Configuration) {
  return {
    ...lifetimes(configuration),
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
function signedByKey(configuration: Configuration): (token: string) => boolean | undefined {
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
