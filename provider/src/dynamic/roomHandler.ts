import { nowInSeconds } from "../daily/clock";
import {
  checkRoom,
  completeRoom,
  createRoom,
  deleteRoom,
  diffRoom,
  readRoom,
  refuseRoom,
  updateRoom,
} from "../lifecycle";
import { obstacleToRoom, withKeyThatWorks } from "../runtime/environmentKey";
import { randomText } from "../runtime/randomText";
import { refuseSecretNames, shownIn } from "../runtime/secretNames";
import { type BoundLifecycle, toDynamicProvider } from "./adapter";
import { host } from "./host";
import type { DynamicProvider } from "./protocol";

const { log, clientOf } = host;

export function roomHandler(): DynamicProvider {
  // The rooms that this update has taken over: their former resource may be deleted after that.
  const adopted = new Set<unknown>();
  return toDynamicProvider(
    "Room",
    (configuration) =>
      ({
        check: (olds, news, { secretArguments }) =>
          refuseSecretNames(checkRoom(olds, news, { now: nowInSeconds() }), secretArguments, shownIn.room),
        complete: (olds, inputs, { preview, resourceName }) =>
          completeRoom(olds, inputs, { preview, randomText, resourceName }),
        diff: (_id, olds, news) => diffRoom(olds, news, { now: nowInSeconds() }),
        create: async (inputs) => {
          refuseRoom({}, inputs, nowInSeconds());
          const created = await createRoom(inputs, { client: clientOf(configuration) });
          if (inputs.adopt === true) adopted.add(created.outputs.roomId);
          return created;
        },
        read: (id, props) =>
          withKeyThatWorks(configuration, host, obstacleToRoom(id, props), async (working) =>
            readRoom(id, props, { client: clientOf(working), log, now: nowInSeconds() }),
          ),
        update: async (id, olds, news) => {
          refuseRoom(olds, news, nowInSeconds());
          const outputs = await updateRoom(id, olds, news, clientOf(configuration));
          if (news.adopt === true) adopted.add(outputs.roomId);
          return outputs;
        },
        delete: (id, props) =>
          withKeyThatWorks(configuration, host, obstacleToRoom(id, props), async (working) =>
            deleteRoom(id, props, {
              client: clientOf(working),
              isAdopted: (roomId) => adopted.has(roomId),
              log,
            }),
          ),
      }) satisfies BoundLifecycle,
  );
}
