import * as pulumi from "@pulumi/pulumi";
import { type PropertyTable, roomProperties } from "pulumi-daily/properties";
import { roomValues } from "../support/roomValues";
import { errorsOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { tokenValues } from "../support/tokenValues";
import { conform, walkWithPlugin } from "./conform";
import { protocolsOf } from "./protocol";

const firstOf = (values: object) => Object.fromEntries(Object.entries(values).map(([name, [first]]) => [name, first]));
const room = { namePrefix: "standup", privacy: "private", ...firstOf(roomValues) };
const token = firstOf(tokenValues);
const SECRET = "what-nobody-is-to-read";

conform("check", (adapter) => {
  const asked = protocolsOf(adapter);
  const { daily } = adapter;
  let declare = () => {};
  const world = walkWithPlugin(async () => declare());

  return {
    "checked again, checked arguments are the same": async () => {
      for (const [protocol, args] of [[asked.Room, room] as const, [asked.MeetingToken, token] as const]) {
        const first = await protocol.check({}, args, false);
        const second = await protocol.check(first.inputs, args, false);
        expect(first.reasons).toEqual([]);
        expect(second).toEqual(first);
      }
    },

    'an argument stays as it was written: "24h" stays "24h"': async () => {
      expect((await asked.Room.check({}, room)).inputs).toMatchObject(room);
      expect((await asked.MeetingToken.check({}, token)).inputs).toMatchObject(token);
      const numbers = { ...token, expiresIn: 86_400, renewBefore: 3_600, enableRecording: "cloud" };
      expect((await asked.MeetingToken.check({}, numbers)).inputs).toMatchObject(numbers);
    },

    "null is as if the argument were absent": async () => {
      for (const [protocol, args, required] of [
        [asked.Room, room, {}],
        [asked.MeetingToken, token, { roomName: "standup", expiresIn: "24h" }],
      ] as const) {
        const nulls = Object.fromEntries(Object.keys(args).map((name) => [name, null]));
        const named = { name: "standup", ...required };
        const given = protocol === asked.Room ? named : required;
        expect(await protocol.check({}, { ...nulls, ...given })).toEqual(await protocol.check({}, given));
      }
    },

    "Daily's default, written out, is no change": async () => {
      const absent = await asked.Room.check({}, {}, false);
      const made = await asked.Room.create(absent.inputs);
      for (const [name, { default: initial }] of Object.entries(roomProperties as PropertyTable)) {
        if (initial === undefined) continue;
        const { inputs } = await asked.Room.check(made.inputs, { [name]: initial });
        expect([name, (await asked.Room.diff(made, inputs)).kind]).toEqual([name, "none"]);
      }
    },

    "a message never quotes a secret argument": async () => {
      const secret = pulumi.secret(SECRET);
      const args: object = {
        lang: secret,
        permissions: { canAdmin: [secret] },
        startVideoOff: secret,
        nothing: secret,
      };
      declare = () => void new daily.MeetingToken("bot", { roomName: "standup", expiresIn: "24h", ...args });
      const run = await world.stack.preview();
      expect(run.ok).toBe(false);
      for (const name of Object.keys(args)) expect(errorsOf(run).join("\n")).toContain(name);
      expect(leaksIn(world.stack.evidence, [SECRET])).toEqual([]);
    },

    "undefined, null and a default are the same to a program as an absent argument": async () => {
      const declaring = (value: unknown) => () => {
        const { name: roomName } = new daily.Room("standup", { enableChat: value as boolean });
        new daily.MeetingToken("bot", { roomName, expiresIn: "24h", isOwner: value as boolean });
      };
      declare = declaring(undefined);
      expect((await world.stack.up()).operations).toEqual({ standup: "create", bot: "create" });
      for (const value of [null, false]) {
        declare = declaring(value);
        expect((await world.stack.preview()).operations).toEqual({ standup: "same", bot: "same" });
      }
    },
  };
});
