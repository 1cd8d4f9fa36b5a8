import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Case, operations, play, requestsOf, skipWaits, type Verdict } from "./case";
import { type FaultName, faults } from "./faults";
import { type Subject, type SubjectName, subjects } from "./resources";
import { type Results, rowsOf } from "./results";

/**
 * `npm run test:campaign` plays all cases, or each so many-th of them (`CAMPAIGN=7 npm run test:campaign`), and writes down
 * what came of them; `npm run test:full` plays each 23rd.
 */
const every = Number(process.env.CAMPAIGN ?? 23);
const isCounted = process.env.CAMPAIGN !== undefined;

const played: [Case, Verdict][] = [];

beforeAll(skipWaits);
afterAll(() => {
  jest.restoreAllMocks();
  if (!isCounted) return;
  const results: Results = { every, rows: rowsOf(played) };
  writeFileSync(join(__dirname, "results.json"), `${JSON.stringify(results, undefined, 2)}\n`);
});

async function casesOf(adapter: Case["adapter"], name: SubjectName): Promise<Case[]> {
  const subject: Subject = subjects[name];
  const cases: Case[] = [];
  for (const operation of operations) {
    if (operation === "replace" && !subject.replaced) continue;
    const requests = await requestsOf({ adapter, subject: name, operation });
    for (const fault of Object.keys(faults) as FaultName[]) {
      for (let nth = 1; nth <= requests; nth++) {
        for (const once of [true, false]) {
          // Nobody listens, from the first request on.
          if (fault === "connection refused" && (nth > 1 || once)) continue;
          cases.push({ adapter, subject: name, operation, fault, nth, once });
        }
      }
    }
  }
  return cases;
}

describe.each(["dynamic", "native"] as const)("%s", (adapter) => {
  test.each(Object.keys(subjects) as SubjectName[])(
    "%s: whatever goes wrong at whichever request, the state is truthful, and nothing of others is touched",
    async (name) => {
      const all = await casesOf(adapter, name);
      const chosen = all.filter((_, index) => index % every === 0);
      expect(chosen.length).toBeGreaterThan(0);
      for (const given of chosen) {
        const verdict = await play(given);
        played.push([given, verdict]);
      }
      const violated = played.filter(([{ subject }, { violations }]) => subject === name && violations.length > 0);
      expect(violated).toEqual([]);
    },
    isCounted ? 3_600_000 : 300_000,
  );
});
