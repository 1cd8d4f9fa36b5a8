import type { PulumiFn } from "@pulumi/pulumi/automation";
import type { Emulator, EmulatorOptions } from "../../emulator/src/index.js";
import { startAccount, stopAccount, type TestAccount } from "./account";
import type { TestClock } from "./clock";
import { TestStack, type TestStackOptions } from "./stack";
import { Wiretap } from "./wiretap";

export interface Walk {
  readonly stack: TestStack;
  readonly emulator: Emulator;
  readonly clock: TestClock;
  /** The line between the provider and Daily, where it is tapped. */
  readonly tap: Wiretap;
}

export interface WalkOptions extends Omit<TestStackOptions, "emulator" | "clock" | "apiUrl"> {
  readonly daily?: EmulatorOptions;
  /** Listen in on the line. */
  readonly tapped?: boolean;
}

/**
 * A stack and an account of a `describe`'s own, made before its first test and gone after its last. Where each of its
 * tests begins where the one before ended, `steps()` says so.
 */
export function walk(program: PulumiFn, { daily, tapped = false, ...options }: WalkOptions = {}): Walk {
  let account: TestAccount | undefined;
  let stack: TestStack | undefined;
  let tap: Wiretap | undefined;
  beforeAll(async () => {
    account = await startAccount(daily);
    if (tapped) tap = await Wiretap.on(account.emulator.url);
    stack = await TestStack.create(program, { ...account, ...(tap && { apiUrl: tap.url }), ...options });
  });
  afterAll(async () => {
    stack?.remove();
    await tap?.close();
    if (account) await stopAccount(account);
  });
  const made = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("There is no stack before the first test.");
    return value;
  };
  return {
    get stack() {
      return made(stack);
    },
    get emulator() {
      return made(account).emulator;
    },
    get tap() {
      return made(tap);
    },
    get clock() {
      return made(account).clock;
    },
  };
}
