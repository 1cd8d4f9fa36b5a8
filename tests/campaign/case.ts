import { systemClock } from "../../provider/src/daily/clock";
import type { Raw } from "../../provider/src/runtime/engineValues";
import { startEmulator } from "../unit/support/emulators";
import { TEST_KEY } from "../unit/support/vectors";
import { adapters } from "./adapters";
import { Engine } from "./engine";
import { type FaultName, PATIENCE_MS, ruleFor } from "./faults";
import { Daily, type Subject, type SubjectName, subjects } from "./resources";

export const operations = ["create", "read", "update", "replace", "delete"] as const;
export type Operation = (typeof operations)[number];

export interface Case {
  readonly adapter: keyof typeof adapters;
  readonly subject: SubjectName;
  readonly operation: Operation;
  readonly fault: FaultName;
  /** Which request of the operation meets it. */
  readonly nth: number;
  /** Whether that one alone does, or all that follow do, too. */
  readonly once: boolean;
}

export interface Verdict {
  /** What became of the operation: done all the same; partly done, and kept as that; failed, with the state as before. */
  readonly outcome: "done" | "partly" | "failed";
  /** What the next update did: it reached what is declared, or it said what to type. */
  readonly next: "reached" | "said";
  /** Rooms that Daily has and no state holds. */
  readonly orphans: number;
  readonly violations: readonly string[];
  readonly messages: readonly string[];
}

const BYSTANDER = "lobby";
const NOBODY = "http://127.0.0.1:9/v1";

/** Time as the provider has it: nobody waits, and as much has passed all the same. */
export function skipWaits(): void {
  let aheadMs = 0;
  const { monotonic } = systemClock;
  jest.spyOn(systemClock, "monotonic").mockImplementation(() => monotonic() + aheadMs);
  jest.spyOn(systemClock, "sleep").mockImplementation(async (ms) => {
    aheadMs += ms;
  });
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  jest.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(Math.min(ms, PATIENCE_MS)));
}

/** How many requests an operation sends while nothing goes wrong. */
export async function requestsOf(given: Pick<Case, "adapter" | "subject" | "operation">): Promise<number> {
  return await onStage(given, async ({ emulator, engine, wanted }) => {
    await operate(engine, given.operation, wanted);
    return emulator.requests().length;
  });
}

export async function play(given: Case): Promise<Verdict> {
  return await onStage(given, async ({ emulator, daily, engine, wanted, subject, said }) => {
    const before = engine.held;
    const healthy = engine.adapter;
    if (given.fault === "connection refused") {
      engine.adapter = await adapters[given.adapter](subject.type, { apiKey: TEST_KEY, apiUrl: NOBODY });
    } else {
      emulator.fault(ruleFor(given.fault, given.nth, given.once));
    }
    const failure = await failureOf(() => operate(engine, given.operation, wanted));
    emulator.clearFaults();
    await systemClock.sleep(5_000);
    if (engine.adapter !== healthy) engine.adapter.close();
    engine.adapter = healthy;

    const violations = await untruths(given, engine, daily, subject, failure === undefined);
    const outcome = failure === undefined ? "done" : engine.held === before ? "failed" : "partly";
    const orphans = await orphansOf(engine, daily);
    if (orphans > 1 || (orphans > 0 && failure === undefined && !saysGone(given)))
      violations.push(`${orphans} orphans`);

    const next = await failureOf(() =>
      operate(engine, given.operation === "read" ? "create" : given.operation, wanted),
    );
    if (next === undefined) violations.push(...(await unreached(given, engine, daily, subject, wanted)));
    if ((await daily.room(BYSTANDER)) === undefined) violations.push("another's room is gone");
    const touched = emulator.requests().filter(({ path, method }) => path.includes(BYSTANDER) && method !== "GET");
    if (touched.length > 0) violations.push("another's room was changed");

    const messages = [failure, next].filter((message) => message !== undefined);
    for (const text of [...messages, ...said]) {
      if (text.includes(TEST_KEY) || /eyJ[\w-]{8,}\./.test(text)) violations.push(`a secret is shown: ${text}`);
      if (text.includes("This is a defect")) violations.push(text);
    }
    return { outcome, next: next === undefined ? "reached" : "said", orphans, violations, messages };
  });
}

interface Stage {
  readonly emulator: Daily["emulator"];
  readonly daily: Daily;
  readonly engine: Engine;
  readonly subject: Subject;
  /** The arguments that the operation is to reach. */
  readonly wanted: Raw;
  readonly said: readonly string[];
}

async function onStage<T>(
  { adapter, subject: name, operation }: Pick<Case, "adapter" | "subject" | "operation">,
  run: (stage: Stage) => Promise<T>,
): Promise<T> {
  const subject: Subject = subjects[name];
  const emulator = await startEmulator();
  const daily = new Daily(emulator);
  for (const room of ["meeting", BYSTANDER]) await daily.make(room);
  const said: string[] = [];
  const listening = jest.spyOn(console, "log").mockImplementation((line) => void said.push(String(line)));
  const made = await adapters[adapter](subject.type, { apiKey: TEST_KEY, apiUrl: emulator.url });
  const engine = new Engine(made);
  try {
    if (operation !== "create") await engine.up(subject.args);
    await systemClock.sleep(5_000);
    emulator.clearRequests();
    const wanted = {
      create: subject.args,
      read: subject.args,
      update: subject.changed,
      replace: subject.replaced,
      delete: {},
    };
    return await run({ emulator, daily, engine, subject, wanted: wanted[operation] ?? {}, said });
  } finally {
    listening.mockRestore();
    made.close();
    await emulator.close();
  }
}

async function operate(engine: Engine, operation: Operation, wanted: Raw): Promise<void> {
  if (operation === "read") await engine.refresh();
  else if (operation === "delete") await engine.destroy();
  else await engine.up(wanted);
}

async function failureOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether the fault is Daily's own word for what is not there, or, of a token, for what is not valid. */
function saysGone({ fault, subject }: Case): boolean {
  return fault === "404" || (fault === "400" && !subject.startsWith("Room"));
}

/** Whether an operation deletes before anything else: where the answer is lost, nobody knows whether that was done. */
function deletes({ operation, subject }: Case): boolean {
  return operation === "delete" || (operation === "replace" && subject === "Room, fixed name");
}

/** What the state says and is not so. */
async function untruths(given: Case, engine: Engine, daily: Daily, subject: Subject, done: boolean): Promise<string[]> {
  const { operation, subject: name } = given;
  const { held } = engine;
  if (held === undefined) return operation === "read" && !saysGone(given) ? ["what is there counts as gone"] : [];
  const outputs = engine.outputs(held);
  if (subject.type === "Room") {
    // Without an id it is said in the state that it is not known whether there is a room.
    if (outputs.roomId === undefined || (deletes(given) && !done)) return [];
    const room = await daily.room(String(outputs.name));
    return room?.id === outputs.roomId ? [] : [`${name}: the state holds a room that is not there`];
  }
  const tokens = subject.type === "MeetingToken" ? [outputs.token] : Object.values(outputs.tokens as Raw);
  const lacks = operation === "read" && subject.type === "MeetingTokenSet" && tokens.length < 2;
  if (lacks && !saysGone(given)) return ["a token counts as gone"];
  const accepted = await Promise.all(tokens.map((token) => daily.accepts(String(token))));
  return accepted.every(Boolean) ? [] : [`${name}: the state holds a token that Daily refuses`];
}

async function orphansOf(engine: Engine, daily: Daily): Promise<number> {
  const owned = [engine.held, engine.condemned].flatMap((held) => (held ? [engine.outputs(held)] : []));
  const rooms = await daily.rooms();
  return rooms.filter(
    ({ id, name }) =>
      name !== "meeting" &&
      name !== BYSTANDER &&
      !owned.some((outputs) => outputs.roomId === id || outputs.name === name),
  ).length;
}

/** What is not as declared after the next update, or is not quiet from then on. */
async function unreached(
  { operation }: Case,
  engine: Engine,
  daily: Daily,
  subject: Subject,
  wanted: Raw,
): Promise<string[]> {
  if (operation === "delete") return engine.held === undefined ? [] : ["it is not deleted"];
  const { held } = engine;
  if (held === undefined) return ["there is nothing after the next update"];
  if (!(await subject.isReached(daily, engine.outputs(held), wanted)))
    return ["the next update did not reach what is declared"];
  await engine.refresh();
  return (await engine.up(wanted)) ? ["the update after the next one is not quiet"] : [];
}
