import { nowInSeconds } from "../daily/clock";
import {
  checkMeetingToken,
  completeMeetingToken,
  createMeetingToken,
  deleteMeetingToken,
  diffMeetingToken,
  isDerived,
  readMeetingToken,
  updateMeetingToken,
} from "../lifecycle";
import { obstacleToToken, withKeyThatWorks } from "../runtime/environmentKey";
import { refuseSecretNames, shownIn } from "../runtime/secretNames";
import { signedByKey, tokenLifetimes, tokenMaking } from "../runtime/tokenContexts";
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
            ...tokenLifetimes(configuration),
            emptyArguments: hints.emptyArguments,
          });
          return refuseSecretNames(checked, hints.secretArguments, shownIn.meetingToken);
        },
        complete: (olds, inputs, { preview }) => completeMeetingToken(olds, inputs, { now: nowInSeconds(), preview }),
        diff: (id, olds, news) =>
          diffMeetingToken(id, olds, news, {
            changedSinceCheck: !isDerived(news),
            log,
            now: nowInSeconds(),
            signedByKey: signedByKey(configuration),
          }),
        create: async (inputs) => createMeetingToken(inputs, tokenMaking(configuration, host)),
        read: (_id, props) =>
          withKeyThatWorks(configuration, host, obstacleToToken(props), (working) =>
            readMeetingToken(props, {
              client: () => clientOf(working),
              log,
              now: nowInSeconds(),
              signedByKey: signedByKey(working),
            }),
          ),
        update: async (id, olds, news) =>
          updateMeetingToken(id, olds, news, { ...tokenMaking(configuration, host), said }),
        delete: async (id, props) => deleteMeetingToken(id, props, { log, now: nowInSeconds(), said }),
      }) satisfies BoundLifecycle,
  );
}
