import * as pulumi from "@pulumi/pulumi";
import type { RoomArgs } from "pulumi-daily";
import { decodeMeetingToken } from "pulumi-daily/token";
import { byHand } from "../support/byHand";
import { saidIn } from "../support/plugin";
import { causesOf, errorsOf, linesOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

const EU_KEY = "e".repeat(64);

conform("accounts", ({ daily }) => {
  steps();
  const two = walkWithPlugin(async () => {
    const own = new daily.Room("own");
    const laterKey = own.roomId.apply(() => EU_KEY);
    const provider = new daily.Provider("eu", { apiKey: pulumi.secret(laterKey), apiUrl: two.emulator.url });
    const theirs = new daily.Room("theirs", {}, { provider });
    const args = { expiresIn: "24h", signedBy: "apiKey" } as const;
    return {
      own: new daily.MeetingToken("own-token", { ...args, roomName: own.name }).token,
      theirs: new daily.MeetingToken("their-token", { ...args, roomName: theirs.name }, { provider }).token,
    };
  });
  let changes: RoomArgs = {};
  const world = walkWithPlugin(async () => {
    const { name: roomName } = new daily.Room("standup", { name: "standup", ...changes });
    new daily.MeetingToken("bot", { roomName, expiresIn: "24h" });
    new daily.MeetingToken("self", { roomName, expiresIn: "24h", signedBy: "apiKey" });
  });
  beforeAll(() => {
    for (const { emulator } of [two, world]) emulator.addDomain({ name: "eu", apiKey: EU_KEY });
  });
  const roomCount = async () => ((await byHand(world, "GET", "/rooms")) as { total_count: number }).total_count;

  return {
    "an account whose key is not known yet is previewed without a request": async () => {
      const run = await two.stack.preview();
      expect(errorsOf(run)).toEqual([]);
      expect(two.emulator.requests()).toEqual([]);
    },

    "two accounts in one program: each resource is its own account's, and no key stands in clear": async () => {
      expect(errorsOf(await two.stack.up())).toEqual([]);
      const tokens = await two.stack.outputs();
      const domainOf = (token: unknown) => decodeMeetingToken(String(token)).domainId;
      const [dev, eu] = two.emulator.domains;
      expect([domainOf(tokens.own), domainOf(tokens.theirs)]).toEqual([dev?.id, eu?.id]);
      const run = await two.stack.up();
      expect(saidIn(run)).toEqual([]);
      expect(new Set(Object.values(run.operations))).toEqual(new Set(["same"]));
      expect(leaksIn(two.stack.evidence, [EU_KEY, two.emulator.apiKey])).toEqual([]);
    },

    "the key of another account changes nothing, deletes nothing, and is told whose it is": async () => {
      expect(errorsOf(await world.stack.up())).toEqual([]);
      const before = await world.stack.decryptedState();
      await world.stack.setSecret("daily:apiKey", EU_KEY);
      const whose = 'The API key belongs to the Daily domain "eu", and room "standup" to "dev"';
      expect(causesOf(await world.stack.refresh({ runProgram: true })).join("\n")).toContain(whose);
      expect((await world.stack.destroy({ runProgram: true })).ok).toBe(false);
      const eu = { emulator: { url: world.emulator.url, apiKey: EU_KEY } };
      const theirs = await byHand(eu, "POST", "/rooms", { name: "standup" });
      changes = { lang: "de", adopt: true };
      expect(causesOf(await world.stack.up()).join("\n")).toContain(whose);
      changes = {};
      expect(await byHand(eu, "GET", "/rooms/standup")).toEqual(theirs);
      expect(await roomCount()).toBe(1);
      expect(world.stack.names).toContain("standup");
      await world.stack.setSecret("daily:apiKey", world.emulator.apiKey);
      expect(errorsOf(await world.stack.up())).toEqual([]);
      const known = (state: string) => (JSON.parse(state) as { urn: string }[]).map(({ urn }) => urn).sort();
      expect(known(await world.stack.decryptedState())).toEqual(known(before));
    },

    "another key of the account replaces what the old one had signed, and nothing else": async () => {
      const { key } = world.emulator.rotateKey();
      await world.stack.setSecret("daily:apiKey", key);
      expect((await world.stack.up()).operations).toEqual({ standup: "same", bot: "same", self: "replace" });
    },

    "a key that is lost fails refresh and destroy, which say how to go on": async () => {
      world.emulator.rotateKey();
      for (const run of [await world.stack.refresh(), await world.stack.destroy()]) {
        expect(causesOf(run).join("\n")).toContain(
          "This key is the one in the state. To correct it, set DAILY_API_KEY to a key of the same domain",
        );
      }
      expect(world.stack.names).toContain("standup");
    },

    "with the new key in DAILY_API_KEY, destroy deletes the room without a program": async () => {
      world.stack.stack.workspace.envVars.DAILY_API_KEY = world.emulator.apiKey;
      const run = await world.stack.destroy();
      expect(errorsOf(run)).toEqual([]);
      expect(linesOf(run)).toContain(
        "The API key from daily:apiKey was refused or belongs to another account: DAILY_API_KEY is used instead.",
      );
      expect(await roomCount()).toBe(0);
    },
  };
});
