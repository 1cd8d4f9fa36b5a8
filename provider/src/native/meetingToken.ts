import { nowInSeconds } from "../daily/clock";
import {
  checkMeetingToken,
  completeMeetingToken,
  createMeetingToken,
  deleteMeetingToken,
  diffMeetingToken,
  keepDeadline,
  previewMeetingToken,
  previewMeetingTokenUpdate,
  readMeetingToken,
  UserError,
  updateMeetingToken,
  type Values,
} from "../lifecycle";
import { obstacleToToken, withKeyThatWorks } from "../runtime/environmentKey";
import { shownIn } from "../runtime/secretNames";
import { signedByKey, tokenLifetimes, tokenMaking } from "../runtime/tokenContexts";
import { BEFORE_ANY_WINDOW, type ChangeContext, type NativeResource } from "./resource";

export function nativeMeetingToken(): NativeResource {
  const said = new Set<string>();
  const complete = (olds: Values, news: Values, preview: boolean) =>
    completeMeetingToken(olds, news, { now: nowInSeconds(), preview });
  // Diff has decided that the token is kept: its window may have opened since, and the next update renews it.
  const toUpdate = (olds: Values, news: Values, { changedSinceCheck }: ChangeContext, preview: boolean) =>
    changedSinceCheck ? complete(olds, news, preview) : keepDeadline(olds, news);

  return {
    shown: shownIn.meetingToken,

    check: (olds, news, { configuration }) =>
      checkMeetingToken(olds ?? {}, news, { ...tokenLifetimes(configuration), emptyArguments: undefined }),

    diff(id, olds, news, { configuration, log, changedSinceCheck, isRefresh }) {
      const now = isRefresh ? BEFORE_ANY_WINDOW : nowInSeconds();
      const diff = diffMeetingToken(id, olds, completeMeetingToken(olds, news, { now, preview: true }), {
        changedSinceCheck,
        log,
        now,
        signedByKey: isRefresh ? () => undefined : signedByKey(configuration),
      });
      // Of an output that a replacement changes, the engine shows the old value alone.
      if (diff.kind === "replace" && diff.renews) {
        log.info(`Token ${id} is renewed: it expires at ${olds.expiresAt}, and its renewal window has opened.`);
      }
      return diff;
    },

    previewCreate: (news) => previewMeetingToken(complete({}, news, true)),

    create: async (news, { configuration, ...host }) =>
      createMeetingToken(complete({}, news, false), tokenMaking(configuration, host)),

    async read(_id, outputs, _inputs, { configuration, log, clientOf }) {
      if (outputs.token === undefined) throw new UserError(NO_IMPORT);
      return withKeyThatWorks(configuration, { log, clientOf }, obstacleToToken(outputs), (working) =>
        readMeetingToken(outputs, {
          client: () => clientOf(working),
          log,
          now: nowInSeconds(),
          signedByKey: signedByKey(working),
        }),
      );
    },

    previewUpdate: (olds, news, context) =>
      previewMeetingTokenUpdate(olds, toUpdate(olds, news, context, true), nowInSeconds()),

    update: async (id, olds, news, context) =>
      updateMeetingToken(id, olds, toUpdate(olds, news, context, false), {
        ...tokenMaking(context.configuration, context),
        said,
      }),

    delete: async (id, outputs, _inputs, { log }) =>
      deleteMeetingToken(id, outputs, { log, now: nowInSeconds(), said }),
  };
}

// Without the id: whoever tries it may have given the token.
const NO_IMPORT =
  "Daily does not return tokens that it has minted, so that none can be imported or looked up. Leave import out to mint another token. To check a token that you have, use validateMeetingToken.";
