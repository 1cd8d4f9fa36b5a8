import { randomInt } from "node:crypto";
import { checkRoom, createRoom, deleteRoom, diffRoom, readRoom, updateRoom } from "../lifecycle";
import { type Engine, toDynamicProvider } from "./adapter";
import { clientFor } from "./clients";
import { nowInSeconds } from "./clock";
import { hostLog as log } from "./log";
import type { DynamicProvider } from "./protocol";

export function roomHandler(): DynamicProvider {
  return toDynamicProvider(
    "Room",
    (settings) =>
      ({
        check: (olds, news, { preview, resourceName }) =>
          checkRoom(olds, news, { now: nowInSeconds(), preview, randomText, resourceName }),
        diff: (_id, olds, news) => diffRoom(olds, news, { now: nowInSeconds() }),
        create: (inputs) => createRoom(inputs, clientFor(settings, log)),
        read: (id, props) => readRoom(id, props, { client: clientFor(settings, log), log, now: nowInSeconds() }),
        update: (id, olds, news) => updateRoom(id, olds, news, clientFor(settings, log)),
        delete: (id) => deleteRoom(id, clientFor(settings, log)),
      }) satisfies Engine,
  );
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
