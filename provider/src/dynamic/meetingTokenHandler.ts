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
import { obstacleToToken, withKeyThatWorks } from "../runtime/environmentKey";
import { refuseSecretNames, shownIn } from "../runtime/secretNames";
import type { Settings } from "../runtime/settings";
import { MeetingTokenError } from "../token/errors";
import { signMeetingToken } from "../token/sign";
import { verifyMeetingToken } from "../token/verify";
import { type Engine, toDynamicProvider } from "./adapter";
import { host } from "./host";
import type { DynamicProvider } from "./protocol";

const { log, clientOf } = host;

export function meetingTokenHandler(): DynamicProvider {
  const said = new Set<string>();
  return toDynamicProvider(
    "MeetingToken",
    (settings) =>
      ({
        check: (olds, news, hints) => {
          const checked = checkMeetingToken(olds, news, {
            ...lifetimes(settings),
            preview: hints.preview,
            emptyArguments: hints.emptyArguments,
          });
          return refuseSecretNames(checked, hints.secretArguments, shownIn.meetingToken);
        },
        diff: (id, olds, news) =>
          diffMeetingToken(id, olds, news, { log, now: nowInSeconds(), signedByKey: signedByKey(settings) }),
        create: async (inputs) => createMeetingToken(inputs, making(settings)),
        read: (_id, props) =>
          withKeyThatWorks(settings, host, obstacleToToken(props), (working) =>
            readMeetingToken(props, {
              client: () => clientOf(working),
              log,
              now: nowInSeconds(),
              signedByKey: signedByKey(working),
            }),
          ),
        update: async (id, olds, news) => updateMeetingToken(id, olds, news, { ...making(settings), said }),
        delete: async (id, props) => deleteMeetingToken(id, props, { log, now: nowInSeconds(), said }),
      }) satisfies Engine,
  );
}

function lifetimes(settings: Settings) {
  return {
    now: nowInSeconds(),
    maxLifetime: settings.maxTokenLifetime(),
    maxLifetimeSource: settings.maxTokenLifetimeSource(),
  };
}

/** What the making of a token needs. */
function making(settings: Settings) {
  return {
    ...lifetimes(settings),
    client: () => clientOf(settings),
    domain: settings.domain(),
    log,
    sign: (properties: Values, domainId: string) =>
      signMeetingToken(properties, {
        apiKey: settings.apiKey().apiKey,
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
function signedByKey(settings: Settings): (token: string) => boolean | undefined {
  return (token) => {
    if (!settings.hasApiKey()) return undefined;
    try {
      const { domainId } = settings.domain();
      verifyMeetingToken(token, {
        apiKey: settings.apiKey().apiKey,
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
