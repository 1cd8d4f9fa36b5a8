import { createEmulator, type Emulator, type EmulatorOptions } from "../../emulator/src/index.js";
import { TestClock } from "./clock";

/** A Daily account of a test's own, and the clock that Daily and the engine share. */
export interface TestAccount {
  readonly emulator: Emulator;
  readonly clock: TestClock;
}

export async function startAccount(options: EmulatorOptions = {}): Promise<TestAccount> {
  const clock = new TestClock();
  const emulator = createEmulator({ now: clock.now, ...options });
  await emulator.listen();
  return { emulator, clock };
}
