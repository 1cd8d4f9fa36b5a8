import { randomInt } from "node:crypto";
import { checkRoom, createRoom, deleteRoom, diffRoom, readRoom, refuseRoom, updateRoom } from "../lifecycle";
import { type Engine, toDynamicProvider } from "./adapter";
import { clientFor } from "./clients";
import { nowInSeconds } from "./clock";
import { roomOf, withKeyThatWorks } from "./environmentKey";
import { hostLog as log } from "./log";
import type { DynamicProvider } from "./protocol";
import { refuseSecretNames, shownIn } from "./secretNames";

export function roomHandler(): DynamicProvider {
  // The rooms that this update has taken over: their former resource may be deleted after that.
  const adopted = new Set<unknown>();
  return toDynamicProvider(
    "Room",
    (settings) =>
      ({
        check: (olds, news, hints) => {
          const { preview, resourceName } = hints;
          const checked = checkRoom(olds, news, { now: nowInSeconds(), preview, randomText, resourceName });
          return refuseSecretNames(checked, hints, shownIn.room);
        },
        diff: (_id, olds, news) => diffRoom(olds, news, { now: nowInSeconds() }),
        create: async (inputs) => {
          refuseRoom({}, inputs, nowInSeconds());
          const created = await createRoom(inputs, { client: clientFor(settings, log) });
          if (inputs.adopt === true) adopted.add(created.outputs.roomId);
          return created;
        },
        read: (id, props) =>
          withKeyThatWorks(settings, log, roomOf(id, props), async (working) =>
            readRoom(id, props, { client: clientFor(working, log), log, now: nowInSeconds() }),
          ),
        update: async (id, olds, news) => {
          refuseRoom(olds, news, nowInSeconds());
          const outputs = await updateRoom(id, olds, news, clientFor(settings, log));
          if (news.adopt === true) adopted.add(outputs.roomId);
          return outputs;
        },
        delete: (id, props) =>
          withKeyThatWorks(settings, log, roomOf(id, props), async (working) =>
            deleteRoom(id, props, {
              client: clientFor(working, log),
              isAdopted: (roomId) => adopted.has(roomId),
              log,
            }),
          ),
      }) satisfies Engine,
  );
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
