import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { version as current } from "../../provider/package.json";
import { writes } from "../support/account";
import { DAYS, HOURS } from "../support/clock";
import { errorsOf, type Run } from "../support/stack";
import { steps } from "../support/steps";
import { FIXTURES, isRecorded, KEYS, openRecorded, type RecordedStack } from "./recorded";

const versions = readdirSync(FIXTURES);

/** What would not stay as it is. */
const changing = ({ operations }: Run) =>
  Object.fromEntries(Object.entries(operations).filter(([, operation]) => operation !== "same"));

test("the state of this version is recorded (npm run record:state)", () => {
  expect(isRecorded(current)).toBe(true);
});

describe.each(versions)("a stack that %s has left", (version) => {
  steps();
  let recorded: RecordedStack;
  beforeAll(async () => {
    recorded = await openRecorded(version);
  });
  afterAll(() => recorded?.remove());

  test("is recorded with its secrets encrypted", () => {
    const text = readFileSync(join(FIXTURES, version, "stack.json"), "utf8");
    expect(text).toContain("ciphertext");
    expect(text).not.toMatch(/plaintext|eyJ/);
    for (const key of Object.values(KEYS)) expect(text).not.toContain(key);
  });

  test("shows no change in a preview, and says nothing", async () => {
    const run = await recorded.stack.preview();
    expect(errorsOf(run)).toEqual([]);
    expect(changing(run)).toEqual({});
    expect(run.messages).toEqual([]);
    expect(writes(recorded.emulator)).toEqual([]);
  });

  test("is refreshed and updated without a change", async () => {
    const refresh = await recorded.stack.refresh({ expectNoChanges: true });
    expect(errorsOf(refresh)).toEqual([]);
    const run = await recorded.stack.up({ expectNoChanges: true });
    expect(errorsOf(run)).toEqual([]);
    expect(writes(recorded.emulator)).toEqual([]);
  });

  test("keeps its deadlines: what is due is renewed, and nothing else", async () => {
    recorded.clock.advance(19 * HOURS);
    const run = await recorded.stack.preview();
    expect(changing(run)).toEqual({ bot: "replace", "eu-token": "replace" });

    recorded.clock.advance(21 * DAYS);
    const later = await recorded.stack.up();
    expect(errorsOf(later)).toEqual([]);
    const renewed = Object.entries(later.operations).filter(([, operation]) => operation === "replace");
    expect(renewed.map(([name]) => name).sort()).toEqual([
      "bot",
      "eu-token",
      "meeting-bot",
      "meeting-host",
      "self-signed",
    ]);
  });

  test("is destroyed, and Daily holds nothing of it any more", async () => {
    const run = await recorded.stack.destroy();
    expect(errorsOf(run)).toEqual([]);
    for (const key of Object.values(KEYS)) {
      const answer = await fetch(`${recorded.emulator.url}/rooms`, { headers: { Authorization: `Bearer ${key}` } });
      expect(await answer.json()).toMatchObject({ total_count: 0 });
    }
  });
});
