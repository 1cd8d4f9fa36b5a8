import { nowInSeconds } from "../daily/clock";
import {
  checkRoom,
  completeRoom,
  createRoom,
  declaredOfImported,
  deleteRoom,
  diffImportedRoom,
  diffRoom,
  NameInUse,
  previewNewRoom,
  previewRoomUpdate,
  RoomHolders,
  readRoom,
  refuseRoom,
  UserError,
  updateRoom,
  type Values,
} from "../lifecycle";
import { obstacleToRoom, withKeyThatWorks } from "../runtime/environmentKey";
import { randomText } from "../runtime/randomText";
import { shownIn } from "../runtime/secretNames";
import { AUTONAMED, autonamed } from "./autonaming";
import type { NativeResource } from "./resource";

export function nativeRoom(): NativeResource {
  const holders = new RoomHolders();
  const complete = (olds: Values, news: Values, resourceName: string, preview: boolean) =>
    completeRoom(olds, news, { preview, randomText, resourceName });

  return {
    shown: shownIn.room,

    check(olds, { [AUTONAMED]: keepsName, ...news }, { autonaming, urn }) {
      holders.check(urn, olds !== undefined);
      const checked = checkRoom(olds ?? {}, news, { now: nowInSeconds() });
      // With `ignoreChanges: ["*"]` the engine puts all old inputs back.
      if (keepsName === true) return { ...checked, inputs: { ...checked.inputs, [AUTONAMED]: true } };
      return autonamed(olds, checked, autonaming);
    },

    diff(_id, olds, news, { resourceName, isImported, log, urn }) {
      const diff = isImported ? diffImportedRoom : diffRoom;
      const inputs = complete(olds, news, resourceName, true);
      return holders.diff(urn, olds.roomId, diff(olds, inputs, { log, now: nowInSeconds() }));
    },

    previewCreate: (news, { resourceName }) => previewNewRoom(complete({}, news, resourceName, true)),

    async create(news, { configuration, clientOf, resourceName, urn }) {
      refuseRoom({}, withoutMark(news), nowInSeconds());
      const inputs = complete({}, news, resourceName, false);
      const created = await createRoom(inputs, { client: clientOf(configuration) }).catch(orReplace);
      if (news.adopt === true) holders.hold(urn, created.outputs.roomId);
      return created;
    },

    read: (id, outputs, inputs, { configuration, log, clientOf }) =>
      withKeyThatWorks(configuration, { log, clientOf }, obstacleToRoom(id, outputs), (working) =>
        readRoom(id, outputs, { client: clientOf(working), inputs, imports: true, log, now: nowInSeconds() }),
      ),

    previewUpdate(olds, news, { resourceName, isImported }) {
      const before = isImported ? declaredOfImported(olds, news) : olds;
      return previewRoomUpdate(before, complete(olds, news, resourceName, true));
    },

    async update(id, olds, news, { configuration, clientOf, resourceName, urn, isImported }) {
      const before = isImported ? declaredOfImported(olds, news) : olds;
      refuseRoom(before, withoutMark(news), nowInSeconds());
      const outputs = await updateRoom(id, before, complete(olds, news, resourceName, false), clientOf(configuration));
      if (news.adopt === true) holders.hold(urn, outputs.roomId);
      return outputs;
    },

    delete: (id, outputs, _inputs, { configuration, log, clientOf, urn }) =>
      withKeyThatWorks(configuration, { log, clientOf }, obstacleToRoom(id, outputs), (working) =>
        deleteRoom(id, outputs, {
          client: clientOf(working),
          isHeld: (roomId) => holders.isHeld(roomId),
          isHeldByItself: (roomId) => holders.isHeldBy(urn, roomId),
          log,
        }),
      ),
  };
}

/** With `--replace` the engine asks no Diff, which would have it delete the old room first (measured with 3.259). */
function orReplace(error: unknown): never {
  if (!(error instanceof NameInUse)) throw error;
  throw new UserError(
    `${error.message} If this update is to replace the room (--replace), give it the option deleteBeforeReplace: true.`,
  );
}

function withoutMark({ [AUTONAMED]: _, ...inputs }: Values): Values {
  return inputs;
}
