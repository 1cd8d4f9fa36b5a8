import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "../../../emulator/src/index.js";
import { HINTS_KEY } from "../../../provider/src/engine/hints";
import type { Raw } from "../../../provider/src/engine/protocol";
import { roomHandler } from "../../../provider/src/engine/roomHandler";
import { startEmulator } from "../support/emulators";
import { TEST_KEY } from "../support/vectors";

let emulator: Emulator;
let home: string;
const given = process.env.PULUMI_HOME;
beforeEach(async () => {
  jest.spyOn(console, "log").mockImplementation();
  home = mkdtempSync(join(tmpdir(), "pulumi-home-"));
  process.env.PULUMI_HOME = home;
  emulator = await startEmulator();
});
afterEach(async () => {
  await emulator.close();
  rmSync(home, { recursive: true });
  if (given === undefined) delete process.env.PULUMI_HOME;
  else process.env.PULUMI_HOME = given;
  jest.restoreAllMocks();
});

/** The provider of one update. */
function update() {
  const config: Record<string, string> = {
    "daily:apiKey": TEST_KEY,
    "daily:apiUrl": emulator.url,
    "daily:requestPacing": "off",
  };
  const handler = roomHandler();
  handler.configure({ config: { get: (key) => config[key] } });
  return {
    handler,
    check: (resourceName: string, olds: Raw, args: Raw) =>
      handler.check(olds, {
        ...args,
        [HINTS_KEY]: { preview: false, resourceName, place: { declaration: resourceName } },
      }),
  };
}
const remembered = () => readdirSync(join(home, "pulumi-daily/attempts"));

test("a creation that stays unclear is remembered until the state has settled it", async () => {
  for (const rule of ["POST /rooms drop-after", "GET /rooms/:name 401"]) emulator.fault(rule);
  const first = update();
  const { inputs } = await first.check("a", {}, { name: "standup" });
  const error = await first.handler.create(inputs).catch((thrown) => thrown);
  expect(error).toMatchObject({ id: "standup" });
  expect(remembered()).toHaveLength(1);

  emulator.clearFaults();
  const second = update();
  const { inputs: again } = await second.check("a", inputs, { name: "standup" });
  await second.handler.update("standup", error.properties, again);
  expect(remembered()).toEqual([]);
});

test("a name that two resources of a program claim is given to one of them, and never to both", async () => {
  const { handler, check } = update();
  const [one, other] = [await check("a", {}, { name: "twin" }), await check("b", {}, { name: "twin" })];
  const made = await Promise.allSettled([handler.create(one.inputs), handler.create(other.inputs)]);
  expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const late = await check("c", {}, { name: "twin" });
  await expect(handler.create(late.inputs)).rejects.toThrow('A room named "twin" exists at Daily already');
});
