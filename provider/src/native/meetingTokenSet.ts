import { nowInSeconds } from "../daily/clock";
import {
  checkMeetingTokenSet,
  completeMeetingTokenSet,
  createMeetingTokenSet,
  deleteMeetingTokenSet,
  diffMeetingTokenSet,
  type MintedSet,
  mintedTokens,
  NO_SET,
  previewMeetingTokenSet,
  readMeetingTokenSet,
  setOfState,
  UserError,
  updateMeetingTokenSet,
  type Values,
} from "../lifecycle";
import { obstacleToTokenSet, withKeyThatWorks } from "../runtime/environmentKey";
import { randomText } from "../runtime/randomText";
import { shownIn } from "../runtime/secretNames";
import { signedByKey, tokenLifetimes, tokenMaking } from "../runtime/tokenContexts";
import { BEFORE_ANY_WINDOW, type Context, type NativeResource } from "./resource";

export function nativeMeetingTokenSet(): NativeResource {
  const said = new Set<string>();
  const complete = (state: MintedSet, news: Values, preview: boolean, now = nowInSeconds()) =>
    completeMeetingTokenSet(mintedTokens(state), news, { now, preview });
  const making = ({ configuration, ...host }: Context) => ({
    ...tokenMaking(configuration, host),
    signedByKey: signedByKey(configuration),
    said,
    hasInputs: true,
  });
  const preview = (state: MintedSet, news: Values, { configuration }: Context) =>
    previewMeetingTokenSet(state, complete(state, news, true), {
      now: nowInSeconds(),
      signedByKey: signedByKey(configuration),
    });

  return {
    shown: { ...shownIn.meetingToken, ...shownIn.meetingTokenSet },

    check: (olds, news, { configuration }) =>
      checkMeetingTokenSet(olds ?? {}, news, { ...tokenLifetimes(configuration), emptyArguments: undefined }),

    diff(id, outputs, news, { configuration, log, oldInputs, isRefresh }) {
      const state = setOfState(outputs, oldInputs);
      const now = isRefresh ? BEFORE_ANY_WINDOW : nowInSeconds();
      return diffMeetingTokenSet(id, state, complete(state, news, true, now), {
        log,
        now,
        signedByKey: isRefresh ? () => undefined : signedByKey(configuration),
      });
    },

    previewCreate: (news, context) => preview(NO_SET, news, context),

    create: async (news, context) =>
      createMeetingTokenSet(randomText(16), complete(NO_SET, news, false), making(context)),

    async read(id, outputs, inputs, { configuration, log, clientOf }) {
      if (outputs.tokens === undefined) throw new UserError(NO_IMPORT);
      return withKeyThatWorks(configuration, { log, clientOf }, obstacleToTokenSet(outputs), (working) =>
        readMeetingTokenSet(id, setOfState(outputs, inputs), {
          client: () => clientOf(working),
          log,
          now: nowInSeconds(),
          signedByKey: signedByKey(working),
        }),
      );
    },

    previewUpdate: (outputs, news, context) => preview(setOfState(outputs, context.oldInputs), news, context),

    async update(id, outputs, news, context) {
      const state = setOfState(outputs, context.oldInputs);
      return updateMeetingTokenSet(id, state, complete(state, news, false), making(context));
    },

    delete: async (_id, outputs, inputs, { log }) =>
      deleteMeetingTokenSet(setOfState(outputs, inputs), { log, now: nowInSeconds(), said }),
  };
}

// Without the id: whoever tries it may have given the token.
const NO_IMPORT =
  "Daily does not return tokens that it has minted, so that none can be imported or looked up. Leave import out to mint others. To check a token that you have, use validateMeetingToken.";
