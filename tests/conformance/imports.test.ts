import type { CustomResourceOptions } from "@pulumi/pulumi";
import { getRoom, type RoomArgs } from "pulumi-daily";
import { writes } from "../support/account";
import { asAccount } from "../support/asAccount";
import { byHand } from "../support/byHand";
import { handMadeRoom } from "../support/handMadeRoom";
import { saidIn } from "../support/plugin";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

conform("imports", ({ daily }) => {
  steps();
  const declared = { room: {} as RoomArgs, options: {} as CustomResourceOptions, differing: false };
  const refusals: string[] = [];
  const world = walkWithPlugin(async () => {
    try {
      new daily.Room("lobby", declared.room, declared.options);
      if (declared.differing) new daily.Room("hall", { name: "hall", lang: "fr" }, { import: "hall" });
      new daily.MeetingToken("bot", { roomName: "lobby", expiresIn: "1h" }, { import: "a-token" });
    } catch (error) {
      refusals.push((error as Error).message);
    }
  });
  beforeAll(async () => {
    await byHand(world, "POST", "/rooms", handMadeRoom);
    const { name, privacy, properties } = await asAccount(world, () => getRoom({ name: handMadeRoom.name }));
    declared.room = { name, privacy, ...properties } as RoomArgs;
    declared.options = { import: name };
    expect(Object.keys(properties).length).toBeGreaterThan(20);
  });
  const expectRefusal = async () => {
    refusals.length = 0;
    expect((await world.stack.preview()).ok).toBe(true);
    expect(refusals.at(-1)).toContain("To manage an existing room, give its name and adopt: true;");
  };

  return {
    "the option import takes a room with more than 20 settings over as it is": {
      dynamic: async () => {
        await expectRefusal();
        declared.room = { ...declared.room, adopt: true };
        declared.options = {};
        expect(errorsOf(await world.stack.up())).toEqual([]);
        const { adopt: _, ...room } = declared.room;
        declared.room = room;
        expect(errorsOf(await world.stack.up())).toEqual([]);
      },
      native: async () => {
        const run = await world.stack.up();
        expect(errorsOf(run)).toEqual([]);
        expect(run.steps).toEqual(["import lobby"]);
        expect(writes(world.emulator)).toEqual(["POST /rooms"]);
      },
    },

    "then a preview, an update and a refresh find no change, without the option as well": async () => {
      for (const options of [declared.options, {}]) {
        declared.options = options;
        for (const run of [await world.stack.preview(), await world.stack.up()]) {
          expect(saidIn(run)).toEqual([]);
          expect(run.operations).toEqual({ lobby: "same" });
        }
      }
      expect(errorsOf(await world.stack.refresh({ expectNoChanges: true }))).toEqual([]);
    },

    "an import of a token is refused, with the reason": async () => {
      expect(refusals.at(-1)).toMatch(/Daily does not return tokens .* Leave import out to mint another token\./);
    },

    "a room that differs from what is declared is changed in that alone, as a preview shows": {
      dynamic: async () => {
        declared.differing = true;
        await expectRefusal();
      },
      native: async () => {
        declared.differing = true;
        await byHand(world, "POST", "/rooms", { name: "hall", properties: { lang: "de", enable_chat: true } });
        for (const run of [await world.stack.preview(), await world.stack.up()]) {
          expect(errorsOf(run)).toEqual([]);
          expect(run.steps.filter((step) => step.endsWith("hall"))).toEqual(["import hall", "update hall"]);
        }
        expect(await byHand(world, "GET", "/rooms/hall")).toMatchObject({ config: { lang: "fr", enable_chat: true } });
      },
    },
  };
});
