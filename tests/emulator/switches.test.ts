import { createEmulator, type SwitchName, switchNames } from "../../emulator/src/index.js";
import { startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const allOff = Object.fromEntries(switchNames.map((name) => [name, false]));

test("all are off, can be set at the start and at any time, and reset brings the start back", async () => {
  const { emulator } = await startDaily();
  expect(emulator.switches).toEqual(allOff);
  expect(emulator.setSwitches({ strictValidation: true })).toEqual({ ...allOff, strictValidation: true });
  emulator.reset();
  expect(emulator.switches).toEqual(allOff);
  const other = createEmulator({ freePlan: true });
  expect(other.switches).toEqual({ ...allOff, freePlan: true });
  await other.close();
});

test("a switch that does not exist is refused, and so is a value that is no boolean", async () => {
  const { emulator } = await startDaily();
  expect(() => emulator.setSwitches({ strict: true } as never)).toThrow(
    "There is no switch strict. The switches are routeBeforeKey, otherHeaderError,",
  );
  expect(() => emulator.setSwitches({ rateLimit: "on" } as never)).toThrow("The switch rateLimit is true or false.");
  expect(() => createEmulator({ strict: true } as never)).toThrow("There is no switch strict.");
});

test.each(switchNames.map((name): [SwitchName] => [name]))("%s can be switched on alone", async (name) => {
  const { emulator } = await startDaily({ [name]: true });
  expect(emulator.switches).toEqual({ ...allOff, [name]: true });
});
