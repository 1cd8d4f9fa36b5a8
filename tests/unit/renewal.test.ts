import { missableRuns, type Renewal, renewalOf } from "../../provider/src/cli/renewals/renewal";
import { tokensIn } from "../../provider/src/cli/renewals/tokens";
import { renewalTime } from "../../provider/src/lifecycle/meetingToken/deadline";
import { isoTime } from "../../provider/src/properties/time";

const HOUR = 3_600;
const NOW = Date.parse("2026-11-26T12:00:00Z") / 1_000;

/** A token with a window of eight hours that has been issued some hours ago, and lives for 24. */
const issued = (hoursAgo: number) => ({
  name: "bot",
  expiresAt: NOW + (24 - hoursAgo) * HOUR,
  renewAt: NOW + (16 - hoursAgo) * HOUR,
});

const rows: readonly [string, Parameters<typeof renewalOf>[0], number | undefined, Partial<Renewal>][] = [
  ["before its window", issued(0), 4, { status: "waiting", ok: true, missedRuns: 1, windowSeconds: 8 * HOUR }],
  ["before its window, without an interval", issued(0), undefined, { status: "waiting", ok: true, missedRuns: null }],
  ["in its window", issued(17), 4, { status: "due", ok: true, missedRuns: 1 }],
  ["in its window, without an interval", issued(17), undefined, { status: "due", ok: true }],
  ["in its window, where a run has been missing", issued(20), 4, { status: "overdue", ok: false }],
  ["with an interval as long as its window", issued(0), 8, { status: "too-rarely", ok: false, missedRuns: null }],
  ["with an interval of which none may be missing", issued(0), 7, { status: "waiting", ok: true, missedRuns: 0 }],
  ["after its end", issued(24), 4, { status: "expired", ok: false }],
  ["with a fixed end", { name: "x", expiresAt: NOW + 1 }, 4, { status: "not-renewed", ok: true, renewAt: null }],
  ["after a fixed end", { name: "x", expiresAt: NOW }, 4, { status: "expired", ok: false }],
  ["without an end", { name: "x" }, 4, { status: "never-expires", ok: true, expiresAt: null }],
  ["that is protected", { ...issued(0), protected: true }, 4, { status: "protected", ok: false }],
  ["that is protected, after its end", { ...issued(24), protected: true }, 4, { status: "protected", ok: false }],
  ["that is protected, and is not renewed", { name: "x", protected: true }, 4, { status: "never-expires", ok: true }],
  ["whose times are secret", { name: "x", unreadable: true }, 4, { status: "unreadable", ok: false }],
];

test.each(rows)("of a token %s", (_, token, hours, expected) => {
  const renewal = renewalOf(token, NOW, hours && hours * HOUR);
  expect(renewal).toMatchObject(expected);
  // What needs attention says what to do.
  expect(renewal.remedy === undefined).toBe(renewal.ok);
});

test("tells the times, and how many runs may be missing", () => {
  expect(renewalOf(issued(0), NOW, 4 * HOUR).message).toBe(
    "Runs renew it from 2026-11-27T04:00:00Z on, before it ends at 2026-11-27T12:00:00Z. It survives 1 missed run.",
  );
  expect(renewalOf(issued(0), NOW, undefined).message).toMatch(/: run pulumi up more often than every 8h\.$/);
  expect(renewalOf(issued(17), NOW, 5 * HOUR).message).toMatch(
    /^The next run renews it.* No run may fail or be late\.$/,
  );
});

/** Whether a token is renewed in time by runs at an interval, of which the first ones in its window are missing. */
function survives(window: number, interval: number, firstRun: number, missing: number): boolean {
  const args = { expiresIn: 10 * window, renewBefore: window, expiresAt: isoTime(NOW) };
  const opens = renewalTime(args) as number;
  let run = opens - window + firstRun;
  while (run < opens) run += interval;
  return run + missing * interval < NOW;
}

test.each([
  [8 * HOUR, 4 * HOUR],
  [8 * HOUR, 3 * HOUR],
  [8 * HOUR, HOUR],
  [7 * HOUR, 2 * HOUR],
  [600, 599],
])(
  "with a window of %d s and a run every %d s, as many runs may be missing as it says, and no more",
  (window, interval) => {
    const missable = missableRuns(window, interval) as number;
    const phases = Array.from({ length: 200 }, (_, index) => Math.floor((index * interval) / 200));
    phases.push(interval - 1);
    const everSo = (missing: number) => phases.every((phase) => survives(window, interval, phase, missing));
    expect([everSo(missable), everSo(missable + 1)]).toEqual([true, false]);
  },
);

test("an interval as long as the window is too long: the run needs time itself", () => {
  expect(missableRuns(8 * HOUR, 8 * HOUR)).toBeUndefined();
  expect(missableRuns(8 * HOUR, 9 * HOUR)).toBeUndefined();
});

describe("a stack", () => {
  test.each(["pulumi", "[]", "", "null"])("is not %j", (text) => {
    expect(() => tokensIn(text)).toThrow("That is not a stack: pipe in what pulumi stack export");
  });

  test.each([
    ["nothing", {}],
    ["no resource", { version: 3, deployment: {} }],
    ["other resources", { deployment: { resources: [{ urn: "urn:a::b::c::d", type: "a:b:C", outputs: {} }] } }],
    [
      "outputs that are no token",
      { token: "[secret]", expiresAt: "2026-01-01T00:00:00Z", list: [{ expiresAt: null }] },
    ],
  ])("with %s has no token", (_, stack) => {
    expect(tokensIn(JSON.stringify(stack))).toEqual([]);
  });

  test("has a token that awaits deletion no longer", () => {
    const token = { urn: "urn::bot", type: "daily:index:MeetingToken", outputs: { expiresAt: "2026-01-01T00:00:00Z" } };
    const tokens = (more: object) => tokensIn(JSON.stringify({ deployment: { resources: [{ ...token, ...more }] } }));
    expect(tokens({})).toHaveLength(1);
    expect(tokens({ delete: true })).toEqual([]);
  });

  test("whose times cannot be read is not taken for one whose tokens never end", () => {
    const stack = {
      hidden: { expiresAt: "[secret]", renewAt: "2026-01-01T00:00:00Z" },
      seconds: { expiresAt: 1_893_456_000 },
      team: { expiresAt: { ada: "[secret]" } },
      never: { expiresAt: null },
    };
    expect(tokensIn(JSON.stringify(stack))).toEqual([
      { name: "hidden", unreadable: true },
      { name: "seconds", unreadable: true },
      { name: "team.ada", unreadable: true },
      { name: "never" },
    ]);
  });
});
