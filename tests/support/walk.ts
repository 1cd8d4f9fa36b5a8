import type { PulumiFn } from "@pulumi/pulumi/automation";
import type { Emulator, EmulatorOptions } from "../../emulator/src/index.js";
import { startAccount, stopAccount, type TestAccount } from "./account";
import type { TestClock } from "./clock";
import { TestStack, type TestStackOptions } from "./stack";

export interface Walk {
  readonly stack: TestStack;
  readonly emulator: Emulator;
  readonly clock: TestClock;
}

export interface WalkOptions extends Omit<TestStackOptions, "emulator" | "clock"> {
  readonly daily?: EmulatorOptions;
}

/**
 * A stack and an account of a `describe`'s own, made before its first test and gone after its last. Its tests are steps:
 * each begins where the one before ended.
 */
export function walk(program: PulumiFn, { daily, ...options }: WalkOptions = {}): Walk {
  let account: TestAccount | undefined;
  let stack: TestStack | undefined;
  beforeAll(async () => {
    account = await startAccount(daily);
    stack = await TestStack.create(program, { ...account, ...options });
  });
  afterAll(async () => {
    stack?.remove();
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
    get clock() {
      return made(account).clock;
    },
  };
}
