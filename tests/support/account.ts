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

export async function stopAccount({ emulator, clock }: TestAccount): Promise<void> {
  await emulator.close();
  clock.remove();
}

/** The requests that change something, as `POST /rooms`; a token in a path is masked. */
export function writes(emulator: Emulator, after = 0): string[] {
  return emulator
    .requests({ after })
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path}`);
}
