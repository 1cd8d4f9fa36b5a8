import type { DailyClient } from "../../../../provider/src/daily/client";
import { deleteMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/delete";
import type { MintedSet } from "../../../../provider/src/lifecycle/meetingTokenSet/outputs";
import { readMeetingTokenSet } from "../../../../provider/src/lifecycle/meetingTokenSet/read";
import type { Values } from "../../../../provider/src/lifecycle/types";
import { rejectionOf } from "../../support/errors";
import { DAY, failing, fakeClient, HOUR, NOON, recordedLog, roomAnswer } from "../../support/fakes";
import { mintedSet, setContext } from "../../support/tokenSets";

const shared = { expiresIn: "24h" };
const tokens: Values = {
  r1: { roomName: "red" },
  r2: { roomName: "red", expiresIn: "3h" },
  signed: { roomName: "red", signedBy: "apiKey" },
  b1: { roomName: "blue", signedBy: "daily" },
  b2: { roomName: "blue" },
  all: { allRooms: true },
  ever: { allRooms: true, neverExpires: true },
};

interface World {
  readonly answers?: Partial<DailyClient>;
  readonly now?: number;
  readonly signedByKey?: boolean;
}

async function read(args: Values, { answers = {}, now = NOON, signedByKey = true }: World = {}) {
  const state = await mintedSet(args, setContext());
  const client = fakeClient({ validateMeetingToken: async () => ({}), ...answers });
  const log = recordedLog();
  const found = readMeetingTokenSet("a-set", state, { client: () => client, log, now, signedByKey: () => signedByKey });
  return { state, found, calls: client.calls, lines: log.lines };
}

const asked = (calls: readonly unknown[][], method: string) => calls.filter(([each]) => each === method).length;
const rejected = failing({ code: "invalid-request", status: 400, dailyError: "invalid-request-error" });
const missing = (room: string) => ({
  getRoom: async (name: string) => (name === room ? undefined : roomAnswer({ name })),
});

/** The names of the tokens that the state holds after that, in each of its outputs. */
async function namesIn(found: ReturnType<typeof readMeetingTokenSet>): Promise<string[]> {
  const { outputs } = (await found) as unknown as { outputs: Record<string, object> };
  const [names = [], ...others] = ["tokens", "issuedAt"].map((output) => Object.keys(outputs[output] as object));
  for (const other of others) expect(other).toEqual(names);
  return names.sort();
}

test("one token of each room and signature is asked about, and a set that works is as it was", async () => {
  const { state, found, calls, lines } = await read({ ...shared, tokens });
  expect(await found).toEqual({ kind: "present", id: "a-set", outputs: state.outputs });
  // Of red, of blue, and of no room.
  expect([asked(calls, "validateMeetingToken"), lines]).toEqual([3, []]);
  // Of those that one which lives longest.
  for (const name of ["r1", "ever"]) {
    const token = (state.outputs.tokens as Values)[name];
    expect(calls).toContainEqual(["validateMeetingToken", token, { ignoreNbf: true }]);
  }
});

test("each is asked about on demand, but those that are signed here", async () => {
  const { found, calls } = await read({ ...shared, validate: "each", tokens });
  expect((await found).kind).toBe("present");
  expect(asked(calls, "validateMeetingToken")).toBe(6);
});

describe("tokens that are gone leave the state, and are named once", () => {
  test.each<[string, string, Partial<DailyClient>, string, string[]]>([
    [
      "their room was deleted",
      "sample",
      missing("red"),
      'warn: Room "red" was deleted or has expired, which revoked its tokens: r1, r2, signed. The next update mints others.',
      ["b1", "b2", "all", "ever"],
    ],
    [
      "each was asked about",
      "each",
      missing("red"),
      'warn: Room "red" was deleted or has expired, which revoked its tokens: r1, r2, signed. The next update mints others.',
      ["b1", "b2", "all", "ever"],
    ],
    [
      "their room was made again",
      "sample",
      { getRoom: async (name) => roomAnswer(name === "blue" ? { name, id: "another" } : { name }) },
      'warn: Room "blue" was deleted and created again; these tokens were created for the old one: b1, b2. The next update mints others.',
      ["r1", "r2", "signed", "all", "ever"],
    ],
    [
      "Daily calls them invalid",
      "sample",
      { validateMeetingToken: rejected },
      "warn: Daily calls these tokens invalid, although they have not expired: r1, r2, b1, b2, ever, all. The next update mints others.",
      ["signed"],
    ],
  ])("%s (%s)", async (_, validate, answers, line, left) => {
    const { found, lines } = await read({ ...shared, validate, tokens }, { answers });
    expect(await namesIn(found)).toEqual(left.sort());
    expect(lines).toEqual([line]);
  });

  test("all of them, and the set is there", async () => {
    const { found } = await read({ ...shared, roomName: "red", tokens: { ada: {} } }, { answers: missing("red") });
    expect(await found).toMatchObject({
      kind: "present",
      outputs: { tokens: {}, expiresAt: {}, renewAt: {}, issuedAt: {} },
    });
  });
});

test("an outage is an error, and says that the state is unchanged", async () => {
  const { found } = await read(
    { ...shared, tokens },
    { answers: { validateMeetingToken: failing({ code: "timeout" }) } },
  );
  expect((await rejectionOf(found)).message).toMatch(/ The state is unchanged\.$/);
});

test("the key of another domain is an error that names a token of the set", async () => {
  const getDomain = async () => ({ domainId: "99999999-9999-4999-8999-999999999999", domainName: "other" });
  const { found } = await read({ ...shared, tokens }, { answers: { ...missing("red"), getDomain } });
  expect((await rejectionOf(found)).message).toMatch(
    /belongs to the Daily domain "other", and token "r1" to another domain/,
  );
});

test("another key does not end those that the old one signed, and they are named once", async () => {
  const args = {
    ...shared,
    allRooms: true,
    signedBy: "apiKey",
    tokens: { ada: {}, bot: {}, carl: { signedBy: "daily" } },
  };
  const { state, found, lines } = await read(args, { signedByKey: false });
  expect(await found).toMatchObject({ outputs: state.outputs });
  expect(lines).toEqual([
    "warn: The API key or the domain's id has changed since these tokens were signed: ada, bot. They work only while the key that signed them is active at Daily; the next update mints others.",
  ]);
});

describe("tokens that have expired stay, and are not asked about", () => {
  test.each<[string, Values, number, string]>([
    [
      "some are renewed",
      { tokens },
      NOON + 3 * HOUR,
      "Tokens that have expired: r2. The next update renews those that are to be renewed.",
    ],
    [
      "some are renewed, and others not",
      { tokens: { ada: {}, bot: { renew: false } } },
      NOON + DAY,
      "Tokens that have expired: ada, bot. The next update renews those that are to be renewed.",
    ],
    [
      "none is",
      { renew: false, tokens: { ada: {} } },
      NOON + DAY,
      "Tokens that have expired: ada. None of them is renewed.",
    ],
    [
      "none can be",
      { expiresIn: null, exp: NOON + HOUR, tokens: { ada: {} } },
      NOON + DAY,
      "Tokens that have expired: ada. None of them is renewed.",
    ],
  ])("%s", async (_, args, now, line) => {
    const { state, found, calls, lines } = await read(
      { ...shared, roomName: "red", validate: "each", ...args },
      { now },
    );
    expect(await found).toMatchObject({ outputs: state.outputs });
    expect(lines).toEqual([`warn: ${line}`]);
    const [, expired = ""] = /expired: (\w+)/.exec(line) ?? [];
    const token = (state.outputs.tokens as Values)[expired];
    expect(calls).not.toContainEqual(["validateMeetingToken", token, expect.anything()]);
    expect(token).toMatch(/^ey/);
  });
});

describe("a set that is dropped", () => {
  const dropped = (state: MintedSet) => {
    const log = recordedLog();
    deleteMeetingTokenSet(state, { log, now: NOON, said: new Set() });
    return log.lines.map((line) => line.split(/, or until|: Daily/)[0]).sort();
  };

  test("says until when its tokens work, once for each room and signature, and for those that never expire", async () => {
    const state = await mintedSet({ ...shared, tokens });
    expect(dropped(state)).toEqual([
      'info: Token "all" works until 2026-03-02T12:00:00Z',
      'info: Token "b1" works until 2026-03-02T12:00:00Z',
      'info: Token "ever" works forever',
      'info: Token "r1" works until 2026-03-02T12:00:00Z',
      'info: Token "signed" works until 2026-03-02T12:00:00Z',
    ]);
  });

  test("says nothing of no token", () => {
    expect(dropped({ inputs: {}, outputs: {} })).toEqual([]);
  });
});
