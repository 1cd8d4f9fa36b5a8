import { nowInSeconds } from "../daily/clock";
import {
  checkRoom,
  completeRoom,
  createRoom,
  deleteRoom,
  diffRoom,
  hasGeneratedName,
  RoomHolders,
  readRoom,
  refuseRoom,
  updateRoom,
  type Values,
} from "../lifecycle";
import { obstacleToRoom, withKeyThatWorks } from "../runtime/environmentKey";
import { randomText } from "../runtime/randomText";
import { refuseSecretNames, shownIn } from "../runtime/secretNames";
import { type BoundLifecycle, toDynamicProvider } from "./adapter";
import { host } from "./host";
import type { DynamicProvider } from "./protocol";

const { log, clientOf } = host;

export function roomHandler(): DynamicProvider {
  // This protocol tells no URN: a room's name stands for its resource. A generated one is not among check's arguments, and
  // may be the fixed one of a resource that has taken the room over.
  const holders = new RoomHolders();
  const holderOf = ({ name, namePrefix }: Values, { name: nameBefore }: Values) =>
    name === undefined || hasGeneratedName({ name, namePrefix }) ? `generated ${String(name ?? nameBefore)}` : name;
  return toDynamicProvider(
    "Room",
    (configuration) =>
      ({
        check: (olds, news, { secretArguments }) => {
          holders.check(holderOf(news, olds), olds.name !== undefined);
          return refuseSecretNames(checkRoom(olds, news, { now: nowInSeconds() }), secretArguments, shownIn.room);
        },
        complete: (olds, inputs, { preview, resourceName }) =>
          completeRoom(olds, inputs, { preview, randomText, resourceName }),
        diff: (_id, olds, news) =>
          holders.diff(holderOf(news, olds), olds.roomId, diffRoom(olds, news, { now: nowInSeconds() })),
        create: async (inputs) => {
          refuseRoom({}, inputs, nowInSeconds());
          const created = await createRoom(inputs, { client: clientOf(configuration) });
          if (inputs.adopt === true) holders.hold(inputs.name, created.outputs.roomId);
          return created;
        },
        read: (id, props) =>
          withKeyThatWorks(configuration, host, obstacleToRoom(id, props), async (working) =>
            readRoom(id, props, { client: clientOf(working), log, now: nowInSeconds() }),
          ),
        update: async (id, olds, news) => {
          refuseRoom(olds, news, nowInSeconds());
          const outputs = await updateRoom(id, olds, news, clientOf(configuration));
          if (news.adopt === true) holders.hold(news.name, outputs.roomId);
          return outputs;
        },
        delete: (id, props) =>
          withKeyThatWorks(configuration, host, obstacleToRoom(id, props), async (working) =>
            deleteRoom(id, props, {
              client: clientOf(working),
              isHeld: (roomId) => holders.isHeld(roomId),
              log,
            }),
          ),
      }) satisfies BoundLifecycle,
  );
}
