import { randomInt } from "node:crypto";
import { checkRoom, createRoom, deleteRoom, diffRoom, LEFT_WITHIN_SECONDS, readRoom, updateRoom } from "../lifecycle";
import { type Engine, toDynamicProvider } from "./adapter";
import { clientFor } from "./clients";
import { nowInSeconds } from "./clock";
import { hostLog as log } from "./log";
import { newestRooms } from "./newestRooms";
import type { DynamicProvider } from "./protocol";

export function roomHandler(): DynamicProvider {
  // The engine tells a creation nothing of what it replaces: what check and diff were told has to be remembered.
  const inState = new Map<unknown, unknown>();
  return toDynamicProvider(
    "Room",
    (settings) =>
      ({
        check: (olds, news, { preview, resourceName, origin }) => {
          if (!inState.has(olds.name)) inState.set(olds.name, undefined);
          return checkRoom(olds, news, { now: nowInSeconds(), preview, randomText, resourceName, origin });
        },
        diff: (_id, olds, news) => {
          inState.set(olds.name, olds.roomId);
          return diffRoom(olds, news, { now: nowInSeconds() });
        },
        create: (inputs) => {
          const client = clientFor(settings, log);
          const now = nowInSeconds();
          return createRoom(inputs, {
            client,
            newestRooms: () => newestRooms(client, (now - LEFT_WITHIN_SECONDS) * 1_000),
            isKnown: (name) => inState.has(name),
            idInState: (name) => inState.get(name) as string | undefined,
            log,
            now,
          });
        },
        read: (id, props) => readRoom(id, props, { client: clientFor(settings, log), log, now: nowInSeconds() }),
        update: (id, olds, news) => updateRoom(id, olds, news, clientFor(settings, log)),
        delete: (id, props) => deleteRoom(id, props, { client: clientFor(settings, log), log }),
      }) satisfies Engine,
  );
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
