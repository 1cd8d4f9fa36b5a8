import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version as current } from "../../provider/package.json";
import { writes } from "../support/account";
import { saidIn } from "../support/plugin";
import { errorsOf } from "../support/stack";
import { steps } from "../support/steps";
import { changing, itLivesOn } from "./livesOn";
import { ADAPTERS, FIXTURES, isRecorded, KEYS, openRecorded, type RecordedStack, recordings } from "./recorded";

test.each(ADAPTERS)("the state of this version is recorded, %s (npm run record:state)", (adapter) => {
  expect(isRecorded(current, adapter)).toBe(true);
});

describe.each(recordings())("a stack that %s has left, %s", (version, adapter) => {
  steps();
  let recorded: RecordedStack;
  beforeAll(async () => {
    recorded = await openRecorded(version, adapter);
  });
  afterAll(() => recorded?.remove());

  test("is recorded with its secrets encrypted", () => {
    const text = readFileSync(join(FIXTURES, version, adapter, "stack.json"), "utf8");
    expect(text).toContain("ciphertext");
    expect(text).not.toMatch(/plaintext|eyJ/);
    for (const key of Object.values(KEYS)) expect(text).not.toContain(key);
  });

  test("shows no change in a preview, and says nothing", async () => {
    const run = await recorded.stack.preview();
    expect(errorsOf(run)).toEqual([]);
    expect(changing(run)).toEqual({});
    expect(saidIn(run)).toEqual([]);
    expect(writes(recorded.emulator)).toEqual([]);
  });

  test("is refreshed and updated without a change", async () => {
    const refresh = await recorded.stack.refresh({ expectNoChanges: true });
    expect(errorsOf(refresh)).toEqual([]);
    const run = await recorded.stack.up({ expectNoChanges: true });
    expect(errorsOf(run)).toEqual([]);
    expect(writes(recorded.emulator)).toEqual([]);
  });

  itLivesOn(() => recorded);
});
