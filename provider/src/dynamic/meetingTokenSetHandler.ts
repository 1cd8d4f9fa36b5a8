import { nowInSeconds } from "../daily/clock";
import {
  checkMeetingTokenSet,
  completeMeetingTokenSet,
  createMeetingTokenSet,
  deleteMeetingTokenSet,
  diffMeetingTokenSet,
  entriesOf,
  readMeetingTokenSet,
  setOfState,
  updateMeetingTokenSet,
} from "../lifecycle";
import type { Configuration } from "../runtime/configuration";
import { obstacleToTokenSet, withKeyThatWorks } from "../runtime/environmentKey";
import { randomText } from "../runtime/randomText";
import { refuseSecretNames, shownIn } from "../runtime/secretNames";
import { signedByKey, tokenLifetimes, tokenMaking } from "../runtime/tokenContexts";
import { type BoundLifecycle, toDynamicProvider } from "./adapter";
import { host } from "./host";
import type { DynamicProvider } from "./protocol";

const { log, clientOf } = host;

export function meetingTokenSetHandler(): DynamicProvider {
  const said = new Set<string>();
  const making = (configuration: Configuration) => ({
    ...tokenMaking(configuration, host),
    signedByKey: signedByKey(configuration),
    said,
    // The host hands over outputs alone.
    hasInputs: false,
  });
  return toDynamicProvider(
    "MeetingTokenSet",
    (configuration) =>
      ({
        check: (olds, news, { secretArguments, emptyArguments }) => {
          const checked = checkMeetingTokenSet(olds, news, { ...tokenLifetimes(configuration), emptyArguments });
          // Where a token's room is secret, the class refuses it: only there it is told from what else the tokens say.
          return refuseSecretNames(checked, secretArguments, shownIn.meetingToken);
        },
        complete: (olds, inputs, { preview }) =>
          completeMeetingTokenSet(entriesOf(olds), inputs, { now: nowInSeconds(), preview }),
        diff: (id, olds, news) =>
          diffMeetingTokenSet(id, setOfState(olds), news, {
            log,
            now: nowInSeconds(),
            signedByKey: signedByKey(configuration),
          }),
        create: async (inputs) => createMeetingTokenSet(randomText(16), inputs, making(configuration)),
        read: (id, props) =>
          withKeyThatWorks(configuration, host, obstacleToTokenSet(props), (working) =>
            readMeetingTokenSet(id, setOfState(props), {
              client: () => clientOf(working),
              log,
              now: nowInSeconds(),
              signedByKey: signedByKey(working),
            }),
          ),
        update: async (id, olds, news) => updateMeetingTokenSet(id, setOfState(olds), news, making(configuration)),
        delete: async (_id, props) => deleteMeetingTokenSet(setOfState(props), { log, now: nowInSeconds(), said }),
      }) satisfies BoundLifecycle,
  );
}
