import { decodeMeetingToken } from "pulumi-daily/token";
import { writes } from "../support/account";
import { HOURS } from "../support/clock";
import { saidIn } from "../support/plugin";
import { type PolicyChanges, policyPack } from "../support/policy/pack";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

const ONE_HOUR = { bot: { expiresIn: "1h", userName: "Robot" } };

conform("policies", ({ daily }) => {
  steps();
  const world = walkWithPlugin(async () => {
    const { name: roomName } = new daily.Room("standup", { privacy: "private" });
    return { token: new daily.MeetingToken("bot", { roomName, expiresIn: "24h", userName: "Bot" }).token };
  });
  const inForce = (changes: PolicyChanges) => ({ policyPacks: [policyPack(world.stack.folder, changes)] });
  const lifetime = async () => {
    const { token } = await world.stack.outputs();
    const { issuedAt, expiresAt, properties } = decodeMeetingToken(String(token));
    const hours = Math.round((Number(expiresAt) - Number(issuedAt)) / 3_600_000);
    return { hours, userName: properties.userName };
  };

  const replaced = async () => {
    const run = await world.stack.up(inForce({ bot: { expiresIn: "1h" } }));
    expect(run.operations).toEqual({ standup: "same", bot: "replace" });
    expect(await lifetime()).toEqual({ hours: 24, userName: "Bot" });
  };

  return {
    "a token is made as a remediation changes it": async () => {
      expect(errorsOf(await world.stack.up(inForce(ONE_HOUR)))).toEqual([]);
      expect(await lifetime()).toEqual({ hours: 1, userName: "Robot" });
    },

    "and is then left alone: updates, a preview and a refresh change nothing": async () => {
      const before = await world.stack.outputs();
      const runs = [
        await world.stack.up(inForce(ONE_HOUR)),
        await world.stack.preview(inForce(ONE_HOUR)),
        await world.stack.up(inForce(ONE_HOUR)),
      ];
      for (const run of runs) {
        expect(saidIn(run)).toEqual([]);
        expect(run.operations).toEqual({ standup: "same", bot: "same" });
      }
      expect(errorsOf(await world.stack.refresh({ expectNoChanges: true }))).toEqual([]);
      expect(await world.stack.outputs()).toEqual(before);
    },

    "in its window it is minted anew, again as the remediation changes it": async () => {
      world.clock.advance(0.7 * HOURS);
      const before = await world.stack.outputs();
      expect(errorsOf(await world.stack.up(inForce(ONE_HOUR)))).toEqual([]);
      expect((await world.stack.outputs()).token).not.toBe(before.token);
      expect(await lifetime()).toEqual({ hours: 1, userName: "Robot" });
      expect((await world.stack.up(inForce(ONE_HOUR))).operations).toEqual({ standup: "same", bot: "same" });
    },

    "a token that check would refuse is not minted": async () => {
      const before = writes(world.emulator).length;
      const run = await world.stack.up(inForce({ bot: { ...ONE_HOUR.bot, expiresIn: null } }));
      expect(errorsOf(run).join()).toContain("The token would never expire.");
      expect(writes(world.emulator)).toHaveLength(before);
    },

    "a token that a change replaces is made as a remediation changes it": { dynamic: replaced, native: replaced },
  };
});
