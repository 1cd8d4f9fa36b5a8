import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type SwitchName, switchNames } from "../../../emulator/src/index.js";
import { HOUR } from "../support/fakes";
import { Stage } from "../support/life";
import { scenarios } from "./openChoices.scenarios";

/** What Daily does where nobody knows must make no difference to a room and its tokens: each switch once. */

let stage: Stage;
afterEach(async () => {
  jest.restoreAllMocks();
  await stage.close();
});

const permissions = { hasPresence: true, canSend: ["audio"], canAdmin: false };
const room = {
  name: "standup",
  privacy: "private",
  enableChat: false,
  enablePeopleUi: true,
  enableScreenshare: false,
  permissions,
};

async function livesWell(switches: readonly SwitchName[]): Promise<void> {
  stage = await Stage.open(Object.fromEntries(switches.map((name) => [name, true])));
  const { emulator, said } = stage;
  const standup = await stage.room(room).create();
  await standup.isQuiet();

  const grants = {
    roomName: "standup",
    userName: "Ada",
    userId: "ada",
    isOwner: false,
    enableRecording: ["cloud", "local"],
  };
  const tokens = [
    stage.token({ ...grants, enablePrejoinUi: false, permissions, expiresIn: "24h" }),
    stage.token({ ...grants, permissions, expiresIn: "24h", signedBy: "apiKey" }),
    stage.token({ ...grants, nbf: stage.now + HOUR, expiresIn: "24h" }),
  ];
  for (const token of tokens) {
    await token.create();
    await token.isQuiet();
  }

  const { enableScreenshare: _, ...rest } = room;
  await standup.update({ ...rest, enableChat: true, permissions: { ...permissions, canSend: true } });
  await standup.isQuiet();
  for (const token of tokens) await token.isQuiet();

  for (const token of tokens) await token.delete();
  await standup.delete();
  await standup.delete();
  expect(stage.answers("DELETE /rooms/:name")).toEqual([200, 404]);
  expect(emulator.requests().filter(({ status }) => status !== 200 && status !== 404)).toEqual([]);
  expect(said.filter((line) => line.startsWith("warning:"))).toEqual([]);
}

test.each(switchNames)("a room and its tokens are made, are quiet, change and go with %s", async (name) => {
  await livesWell([name]);
});

test("and with all of them", async () => {
  await livesWell(switchNames);
});

const SOURCES = join(__dirname, "../../../provider/src");
const sources = () =>
  readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(SOURCES, path), "utf8"));

/** Where a switch does make a difference to the provider, or would if the provider went about it in another way. */
describe.each(switchNames)("where %s counts", (name) => {
  const scenario = scenarios[name];
  if ("neverAsks" in scenario) {
    test(`the provider does not come: ${scenario.because}`, async () => {
      stage = await Stage.open({ [name]: true });
      expect(sources().filter((source) => source.includes(scenario.neverAsks))).toEqual([]);
    });
    return;
  }
  const { off, on } = "both" in scenario ? { off: scenario.both, on: scenario.both } : scenario;
  test.each([
    ["off", false, off],
    ["on", true, on],
  ])(`${scenario.title}: %s`, async (_, value, expected) => {
    stage = await Stage.open({ ...scenario.beside, [name]: value });
    expect(await scenario.ask(stage)).toEqual(expected);
  });
});
