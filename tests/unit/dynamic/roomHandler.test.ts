import type { Emulator } from "../../../emulator/src/index.js";
import { HINTS_KEY } from "../../../provider/src/dynamic/hints";
import { roomHandler } from "../../../provider/src/dynamic/roomHandler";
import type { Raw } from "../../../provider/src/runtime/engineValues";
import { startEmulator } from "../support/emulators";
import { TEST_KEY } from "../support/vectors";

let emulator: Emulator;
beforeEach(async () => {
  jest.spyOn(console, "log").mockImplementation();
  emulator = await startEmulator();
});
afterEach(async () => {
  await emulator.close();
  jest.restoreAllMocks();
});

/** The provider of one update. */
function update() {
  const config: Record<string, string> = {
    "daily:apiKey": TEST_KEY,
    "daily:apiUrl": emulator.url,
    "daily:requestPacing": "false",
  };
  const handler = roomHandler();
  handler.configure({ config: { get: (key) => config[key] } });
  return {
    handler,
    check: (resourceName: string, olds: Raw, args: Raw) =>
      handler.check(olds, { ...args, [HINTS_KEY]: { preview: false, resourceName } }),
  };
}

test("a creation that stays unclear is settled by the next update", async () => {
  for (const rule of ["POST /rooms drop-after", "GET /rooms/:name 401 nth=2"]) emulator.fault(rule);
  const first = update();
  const { inputs } = await first.check("a", {}, { name: "standup" });
  const error = await first.handler.create(inputs).catch((thrown) => thrown);
  expect(error).toMatchObject({ id: "standup" });

  emulator.clearFaults();
  const second = update();
  const { inputs: again } = await second.check("a", inputs, { name: "standup" });
  const { outs } = await second.handler.update("standup", error.properties, again);
  expect(outs).toMatchObject({ name: "standup", roomId: expect.any(String) });
});

test("a name that two resources of a program claim is given to one of them, and never to both", async () => {
  const { handler, check } = update();
  const [one, other] = [await check("a", {}, { name: "twin" }), await check("b", {}, { name: "twin" })];
  const made = await Promise.allSettled([handler.create(one.inputs), handler.create(other.inputs)]);
  expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const late = await check("c", {}, { name: "twin" });
  await expect(handler.create(late.inputs)).rejects.toThrow('A room named "twin" already exists at Daily');
});

test("a deletion needs nothing but what the state holds", async () => {
  const { handler, check } = update();
  const { inputs } = await check("a", {}, { privacy: "private" });
  const { id, outs } = await handler.create(inputs);
  await update().handler.delete(id, outs);
  expect(emulator.requests("DELETE /rooms/:name")).toHaveLength(1);
  await expect(update().handler.delete(id, outs)).resolves.toBeUndefined();
});

test.each([[{}], [undefined], [null]])("a deletion without a state (%p) deletes nothing", async (props) => {
  const { handler, check } = update();
  const { inputs } = await check("a", {}, { name: "standup" });
  await handler.create(inputs);
  await expect(update().handler.delete("standup", props as Raw)).resolves.toBeUndefined();
  expect(emulator.requests("DELETE /rooms/:name")).toEqual([]);
});
