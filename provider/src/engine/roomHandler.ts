import { randomInt } from "node:crypto";
import {
  checkRoom,
  createRoom,
  deleteRoom,
  diffRoom,
  except,
  LEFT_WITHIN_SECONDS,
  readRoom,
  updateRoom,
} from "../lifecycle";
import { type Engine, toDynamicProvider } from "./adapter";
import { attemptNotes } from "./attemptNotes";
import { clientFor } from "./clients";
import { nowInSeconds } from "./clock";
import { roomOf, withKeyThatWorks } from "./environmentKey";
import { hostLog as log } from "./log";
import { newestRooms } from "./newestRooms";
import type { DynamicProvider } from "./protocol";
import { RoomMemory } from "./roomMemory";
import { refuseSecretNames, shownIn } from "./secretNames";

export function roomHandler(): DynamicProvider {
  const memory = new RoomMemory();
  return toDynamicProvider(
    "Room",
    (settings) =>
      ({
        check: (olds, news, hints) => {
          memory.seen(olds);
          const { preview, resourceName, place } = hints;
          const context = { now: nowInSeconds(), preview, randomText, resourceName, origin: place?.origin };
          const checked = checkRoom(olds, news, context);
          memory.declared(checked.inputs, place?.declaration);
          return refuseSecretNames(checked, hints, shownIn.room);
        },
        diff: (_id, olds, news) => {
          memory.seen(olds);
          return diffRoom(olds, news, { now: nowInSeconds() });
        },
        create: async (inputs) => {
          const client = clientFor(settings, log);
          const now = nowInSeconds();
          const created = await createRoom(inputs, {
            client,
            newestRooms: () => newestRooms(client, (now - LEFT_WITHIN_SECONDS) * 1_000),
            isKnown: memory.isKnown,
            attempts: attemptNotes(memory.declarationOf(inputs.name), nowInSeconds),
            idInState: memory.idInState,
            log,
            now,
          });
          memory.made(created.outputs);
          return created;
        },
        read: (id, props) =>
          withKeyThatWorks(settings, log, roomOf(id, props), async (working) =>
            readRoom(id, props, { client: clientFor(working, log), log, now: nowInSeconds() }),
          ),
        update: async (id, olds, news) => {
          const outputs = await updateRoom(id, olds, news, clientFor(settings, log));
          // The state has the room: no attempt at it is of any use.
          const attempts = attemptNotes(memory.declarationOf(id), nowInSeconds);
          attempts.keep(except(id, attempts.all()));
          return outputs;
        },
        delete: (id, props) =>
          withKeyThatWorks(settings, log, roomOf(id, props), async (working) =>
            deleteRoom(id, props, { client: clientFor(working, log), isAdopted: memory.isAdopted, log }),
          ),
      }) satisfies Engine,
  );
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
