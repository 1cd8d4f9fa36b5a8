import { RenewalDrill } from "../../support/renewalDrill";
import { HOUR } from "../support/fakes";
import { Stage } from "../support/life";

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open({});
});
afterEach(async () => {
  jest.restoreAllMocks();
  await stage.close();
});

/** The handlers as the engine calls them; tests/examples/renewalDrill has a cycle on the engine itself. */
async function drill(lifetime: { expiresIn: string; renewBefore: string }): Promise<RenewalDrill> {
  const { outs: standup } = await stage.room({ name: "standup", privacy: "private" }).create();
  const room = String(standup.name);
  const args = { roomName: room, ...lifetime };
  const bot = await stage.token(args).create();
  return new RenewalDrill({
    emulator: stage.emulator,
    room,
    get token() {
      return String(bot.outs.token);
    },
    now: () => stage.now,
    pass: (seconds) => stage.pass(seconds),
    up: async () => {
      await bot.up(args);
      return true;
    },
  });
}

test("with a window of 8 h and an update every 4 h, over 10 days no reader ever holds a refused token", async () => {
  const tokens = await drill({ expiresIn: "24h", renewBefore: "8h" });
  for (let hour = 0; hour < 240; hour += 4) {
    expect({ hour, refused: await tokens.interval(4 * HOUR) }).toEqual({ hour, refused: [] });
  }
  // Each lives from its making to the first update after 16 hours.
  expect(tokens.tokens).toBe(240 / 16);
});

test("with a window that is shorter than the interval a reader does hold one: the drill can fail", async () => {
  const tokens = await drill({ expiresIn: "23h", renewBefore: "2h" });
  const refused: number[] = [];
  for (let hour = 0; hour < 24; hour += 4) refused.push(...(await tokens.interval(4 * HOUR)));
  expect(refused.length).toBeGreaterThanOrEqual(60);
});
