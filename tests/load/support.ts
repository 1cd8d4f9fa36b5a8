import type { EmulatorOptions, LoggedRequest } from "../../emulator/src/index.js";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { type Run, TestStack, type TestStackOptions } from "../support/stack";

/** A stack under load: many resources, and time that passes as it does. */
export interface Load {
  readonly account: TestAccount;
  readonly stack: TestStack;
}

export interface LoadOptions extends Partial<TestStackOptions> {
  readonly daily?: EmulatorOptions;
  /** Whether the engine saves the state after each step. On some hundred resources this is what takes longest. */
  readonly checkpoints?: boolean;
}

const open: Load[] = [];

export async function startLoad(program: () => void, options: LoadOptions = {}): Promise<Load> {
  const { daily = {}, checkpoints = false, ...rest } = options;
  const account = await startAccount(daily);
  const environment = { ...realTime({ checkpoints }), ...rest.environment };
  const stack = await TestStack.create(async () => program(), { ...account, ...rest, environment });
  const load = { account, stack };
  open.push(load);
  return load;
}

/** Waits take as long as they do, and the engine is not what takes longest. */
export function realTime({ checkpoints = false } = {}): Record<string, string> {
  return { TEST_SKIP_SLEEPS: "", ...(!checkpoints && { PULUMI_SKIP_CHECKPOINTS: "true" }) };
}

/** Put this in an `afterEach`. */
export async function stopLoads(): Promise<void> {
  for (const { account, stack } of open.splice(0)) {
    stack.remove();
    await stopAccount(account);
  }
}

/** The options of a stack whose requests Daily does not limit. */
export const unpaced = { config: { "daily:requestPacing": "false" } } as const;

/** Runs an update, and cancels it, as Ctrl-C does, once something has come about. */
export async function cancelledWhen({ account, stack }: Load, ready: () => boolean): Promise<Cancelled> {
  const cancelling = new AbortController();
  const running = stack.up({ parallel: 64, signal: cancelling.signal });
  let requestsBefore = 0;
  const watch = setInterval(() => {
    if (!ready()) return;
    clearInterval(watch);
    requestsBefore = account.emulator.requests().length;
    cancelling.abort();
  }, 10);
  const run = await running;
  clearInterval(watch);
  return { run, requestsAfter: account.emulator.requests({ after: requestsBefore }) };
}

export interface Cancelled {
  readonly run: Run;
  readonly requestsAfter: readonly LoggedRequest[];
}

export function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}
