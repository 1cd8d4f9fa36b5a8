import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { writes } from "../support/account";
import { withPlugin } from "../support/plugin";
import { errorsOf, type Run } from "../support/stack";
import { walk } from "../support/walk";

const REFUSAL =
  "A newer pulumi-daily wrote this stack's state (version 2; this one knows 1). Upgrade pulumi-daily where this program runs. Nothing was changed.";

describe.each([
  ["pulumi-daily", dynamic, {}],
  ["pulumi-daily/native", native, withPlugin],
] as const)("a state that a newer version of %s has written", (_package, daily, environment) => {
  const life = walk(
    async () => {
      const room = new daily.Room("standup", { privacy: "private" });
      const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
      return { token: bot.token };
    },
    { environment },
  );
  let before: string;

  beforeAll(async () => {
    await life.stack.up();
    const exported = await life.stack.stack.exportStack();
    const text = JSON.stringify(exported).replaceAll('"__stateVersion":1', '"__stateVersion":2');
    await life.stack.stack.importStack(JSON.parse(text));
    life.emulator.clearRequests();
    before = await life.stack.decryptedState();
    expect(before).toContain('"__stateVersion": 2');
  });

  const commands: [string, () => Promise<Run>][] = [
    ["preview", () => life.stack.preview()],
    ["refresh", () => life.stack.refresh()],
    ["up", () => life.stack.up()],
    ["destroy", () => life.stack.destroy()],
  ];
  test.each(commands)("is refused by %s, which changes nothing", async (_name, command) => {
    const run = await command();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join("\n")).toContain(REFUSAL);
    expect(run.output).not.toMatch(/\n +at /);
    expect(writes(life.emulator)).toEqual([]);
    expect(await life.stack.decryptedState()).toBe(before);
  });
});

describe("a state without a version", () => {
  const life = walk(async () => {
    const room = new dynamic.Room("standup", { privacy: "private" });
    return { name: room.name };
  });

  test("counts as the first, and is left as it is", async () => {
    await life.stack.up();
    const text = JSON.stringify(await life.stack.stack.exportStack()).replaceAll(/"__stateVersion":1,?/g, "");
    await life.stack.stack.importStack(JSON.parse(text));
    const run = await life.stack.preview();
    expect(errorsOf(run)).toEqual([]);
    expect(run.operations).toEqual({ standup: "same" });
  });
});
