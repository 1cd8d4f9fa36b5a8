import { meetingTokenSetHandler } from "../../../provider/src/dynamic/meetingTokenSetHandler";
import { Life, Stage } from "../support/life";

let stage: Stage;
afterEach(async () => {
  jest.restoreAllMocks();
  await stage.close();
});

const args = { allRooms: true, expiresIn: "24h" };
const setOf = (tokens: object) =>
  new Life(
    meetingTokenSetHandler,
    { ...args, tokens },
    { "daily:apiKey": stage.emulator.apiKey, "daily:apiUrl": stage.emulator.url },
  );
const mints = () => stage.answers("POST /meeting-tokens").length;

test("a set goes through its life: the outputs hold all that the host hands over later", async () => {
  stage = await Stage.open({});
  const set = await setOf({ ada: { userName: "Ada" }, bot: {} }).create();
  expect(set.outs).toMatchObject({ ...args, declared: { ada: { userName: "Ada" }, bot: {} } });
  expect(mints()).toBe(2);
  await set.isQuiet();

  const { ada } = set.outs.tokens as Record<string, string>;
  await set.update({ ...args, tokens: { ada: { userName: "Ada" }, carl: {} } });
  expect(set.outs.tokens).toEqual({ ada, carl: expect.any(String) });
  expect([mints(), stage.said]).toEqual([
    3,
    [
      expect.stringMatching(/: an update mints carl \(new\); it drops bot\.$/),
      expect.stringMatching(/^Token "bot" works until /),
    ],
  ]);
  await set.isQuiet();

  stage.pass(17 * 3_600);
  await set.update({ ...args, tokens: { ada: { userName: "Ada" }, carl: {} } });
  expect([(set.outs.tokens as Record<string, string>).ada === ada, mints()]).toEqual([false, 5]);
  await set.delete();
  expect(stage.answers("DELETE /meeting-tokens/:token")).toEqual([]);
});

test("what is wrong is told with its path", async () => {
  stage = await Stage.open({});
  expect(await setOf({ ada: { lang: "xx" } }).problems()).toEqual([
    expect.stringMatching(/^tokens\.ada\.lang is "xx"; /),
  ]);
});
