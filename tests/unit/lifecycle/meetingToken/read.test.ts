import type { DailyClient } from "../../../../provider/src/daily/client";
import type { DailyErrorFields } from "../../../../provider/src/daily/errors";
import { readMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/read";
import { signMeetingToken } from "../../../../provider/src/token";
import { rejectionOf } from "../../support/errors";
import { DAY, failing, fakeClient, HOUR, NOON, recordedLog, roomAnswer } from "../../support/fakes";
import { DOMAIN_ID, forged, TEST_KEY } from "../../support/vectors";

const token = signMeetingToken(
  { roomName: "standup", userName: "Bot", exp: NOON + DAY },
  { apiKey: TEST_KEY, domainId: DOMAIN_ID, now: new Date(NOON * 1_000) },
);
const state = {
  roomName: "standup",
  expiresIn: "24h",
  expiresAt: "2026-03-02T12:00:00Z",
  issuedAt: "2026-03-01T12:00:00Z",
  roomId: "11111111-1111-4111-8111-111111111111",
  token,
};

interface World {
  readonly answers?: Partial<DailyClient>;
  readonly now?: number;
  readonly signedByKey?: boolean | undefined;
}

function read(props: object, { answers = {}, now = NOON + HOUR, signedByKey }: World = {}) {
  const client = fakeClient(answers);
  const log = recordedLog();
  const found = readMeetingToken({ ...props }, { client: () => client, signedByKey: () => signedByKey, log, now });
  return { found, calls: client.calls, lines: log.lines };
}

const kept = { kind: "present", id: expect.stringMatching(/^[0-9a-f]{16}$/), outputs: state };
const rejected = failing({
  code: "invalid-request",
  status: 400,
  dailyError: "invalid-request-error",
  info: "invalid token",
});

describe("present", () => {
  test("a token that Daily accepts, in a room that is still the same, is as it was", async () => {
    const { found, calls, lines } = read(state);
    expect(await found).toEqual(kept);
    expect(lines).toEqual([]);
    expect(calls).toEqual([
      ["getRoom", "standup", { recent: true }],
      ["validateMeetingToken", token, { ignoreNbf: true }],
    ]);
  });

  test("of a token without a pinned room no room is looked up", async () => {
    const { roomId: _, ...unpinned } = state;
    const { roomName: __, ...allRooms } = state;
    for (const props of [unpinned, allRooms]) {
      const { found, calls } = read(props);
      expect(await found).toMatchObject({ kind: "present", outputs: props });
      expect(calls.map(([method]) => method)).toEqual(["validateMeetingToken"]);
    }
  });

  test("what Daily says more of a managed token is not taken for a change", async () => {
    const { expiresAt: _, expiresIn: __, ...endless } = state;
    const { found } = read({ ...endless, neverExpires: true });
    expect(await found).toMatchObject({ outputs: { ...endless, neverExpires: true } });
    expect(((await found) as { outputs: object }).outputs).not.toHaveProperty("userName");
  });
});

describe("gone, for one of three reasons", () => {
  test.each<[string, Partial<DailyErrorFields>]>([
    ["400 invalid-request-error", { code: "invalid-request", status: 400, dailyError: "invalid-request-error" }],
    ["404 not-found", { code: "not-found", status: 404, dailyError: "not-found" }],
  ])("revoked: %s", async (_, fields) => {
    const { found, lines } = read(state, { answers: { validateMeetingToken: failing(fields as DailyErrorFields) } });
    expect(await found).toEqual({ kind: "gone", reason: "revoked" });
    expect(lines).toEqual([
      expect.stringMatching(
        /^warn: Token [0-9a-f]{16}: Daily calls it invalid, although it has not expired\. The next update mints another\.$/,
      ),
    ]);
  });

  test("its room was deleted, whatever Daily says of the token", async () => {
    for (const validateMeetingToken of [async () => ({}), rejected]) {
      const { found, lines } = read(state, { answers: { getRoom: async () => undefined, validateMeetingToken } });
      expect(await found).toEqual({ kind: "gone", reason: "room-deleted" });
      expect(lines).toEqual([
        expect.stringMatching(
          /^warn: Token [0-9a-f]{16}: Room "standup" was deleted or has expired, which revoked it\. The next update mints another\.$/,
        ),
      ]);
    }
  });

  test("its room is another one of the same name", async () => {
    const getRoom = async () => roomAnswer({ id: "33333333-3333-4333-8333-333333333333" });
    const { found, lines } = read(state, { answers: { getRoom } });
    expect(await found).toEqual({ kind: "gone", reason: "room-recreated" });
    expect(lines).toEqual([
      expect.stringMatching(
        /^warn: Token [0-9a-f]{16}: Room "standup" was deleted and created again; it was created for the old one\. The next update mints another\.$/,
      ),
    ]);
  });
});

describe("the key of another domain, to which everything of this one is missing", () => {
  const other = async () => ({ domainId: "99999999-9999-4999-8999-999999999999", domainName: "other" });

  test.each<[string, Partial<DailyClient>]>([
    ["the room", { getRoom: async () => undefined }],
    ["another room of the name", { getRoom: async () => roomAnswer({ id: "33333333-3333-4333-8333-333333333333" }) }],
    ["the token", { validateMeetingToken: rejected }],
  ])("does not make it gone: %s", async (_, answers) => {
    const { found, lines } = read(state, { answers: { ...answers, getDomain: other } });
    const error = await rejectionOf(found);
    expect(error.name).toBe("UserError");
    expect(error.message).toMatch(
      /^The API key belongs to the Daily domain "other", and token [0-9a-f]{16} to another domain: there it may well exist\. The state is unchanged\. Set the key of that domain and run again\.$/,
    );
    expect(lines).toEqual([]);
  });

  test("is not asked for where nothing is missing, nor for a token that names no domain", async () => {
    const { found, calls } = read(state, { answers: { getDomain: other } });
    expect(await found).toEqual(kept);
    expect(calls.map(([method]) => method)).not.toContain("getDomain");
    const homeless = { ...state, token: forged({ r: "standup" }) };
    const world = { answers: { validateMeetingToken: rejected, getDomain: other } };
    expect(await read(homeless, world).found).toEqual({ kind: "gone", reason: "revoked" });
  });

  test("if it cannot be told whose the key is, that is the error", async () => {
    const answers = { getRoom: async () => undefined, getDomain: failing({ code: "timeout" }) };
    const error = await rejectionOf(read(state, { answers }).found);
    expect(error.code).toBe("timeout");
    expect(error.message).toMatch(/ The state is unchanged\.$/);
  });
});

describe("every other failure is an error, names its cause, and leaves the state", () => {
  test.each<[string, DailyErrorFields["code"], Partial<DailyErrorFields>, RegExp]>([
    [
      "400 header error",
      "auth",
      { status: 400, dailyError: "authorization-header-error" },
      /refused the API key \(from daily:apiKey\)/,
    ],
    [
      "400 of another kind",
      "invalid-request",
      { status: 400, dailyError: "json-parsing-error" },
      /400, json-parsing-error/,
    ],
    ["422", "invalid-request", { status: 422, dailyError: "invalid-request-error" }, /422, invalid-request-error/],
    ["401", "auth", { status: 401, dailyError: "authentication-error" }, /refused the API key/],
    ["403", "forbidden", { status: 403, dailyError: "forbidden-error" }, /does not allow this account/],
    ["404 of another kind", "unavailable", { status: 404, dailyError: "no-such-route" }, /404, no-such-route/],
    ["404 without Daily's body", "unavailable", { status: 404 }, /404/],
    ["400 without Daily's body", "unavailable", { status: 400 }, /400/],
    ["429", "rate-limited", { status: 429, attempts: 6 }, /rate limit/],
    ["500", "unavailable", { status: 500, dailyError: "server-error" }, /500, server-error/],
    ["a page", "unavailable", { status: 502, info: "a page instead of JSON" }, /502, a page instead of JSON/],
    ["an empty body", "unavailable", { status: 200, info: "an empty answer" }, /an empty answer/],
    ["a cut body", "unavailable", { status: 200, info: "incomplete or invalid JSON" }, /incomplete or invalid JSON/],
    ["a reset connection", "network", { info: "ECONNRESET" }, /could not be reached.*ECONNRESET/],
    ["no answer", "timeout", {}, /did not answer in time/],
    ["a cancelled update", "cancelled", {}, /Cancelled/],
  ])("%s", async (_, code, fields, cause) => {
    for (const method of ["validateMeetingToken", "getRoom"] as const) {
      const { found, lines } = read(state, { answers: { [method]: failing({ ...fields, code }) } });
      const error = await rejectionOf(found);
      expect(error.name).toBe("DailyError");
      expect(error.code).toBe(code);
      expect(error.message).toMatch(cause);
      expect(error.message).toMatch(/ The state is unchanged\.$/);
      expect(error.message).not.toContain(token);
      expect(lines).toEqual([]);
    }
  });

  test("a defect passes as it is", async () => {
    const defect = new TypeError("a defect");
    for (const method of ["validateMeetingToken", "getRoom"] as const) {
      const { found } = read(state, { answers: { [method]: () => Promise.reject(defect) } });
      expect(await rejectionOf(found)).toBe(defect);
    }
  });
});

describe("too long a token for Daily to be asked about it", () => {
  const validateMeetingToken = failing({ code: "unavailable", status: 414, info: "a page instead of JSON" });
  const warning = new RegExp(
    `^warn: Token [0-9a-f]{16} could not be validated: it has ${token.length} characters, and something on the way to Daily takes no URL of that length \\(414\\)\\. It is kept\\. Shorten startCloudRecordingOpts or permissions, and a refresh can ask Daily again\\.$`,
  );

  test("is kept, whoever looks it up, and that is said", async () => {
    for (const props of [state, { token }]) {
      const { found, lines } = read(props, { answers: { validateMeetingToken } });
      expect(await found).toMatchObject({ kind: "present", outputs: props });
      expect(lines).toEqual([expect.stringMatching(warning)]);
    }
  });

  test("is gone with its room all the same: that can be asked", async () => {
    const { found } = read(state, { answers: { validateMeetingToken, getRoom: async () => undefined } });
    expect(await found).toEqual({ kind: "gone", reason: "room-deleted" });
  });

  test("is nothing that a look at its room may end in", async () => {
    const { found } = read(state, { answers: { getRoom: validateMeetingToken } });
    expect((await rejectionOf(found)).message).toMatch(/ The state is unchanged\.$/);
  });
});

describe("expired by the clock: kept, and said", () => {
  const late = { now: NOON + DAY };
  test.each<[string, object, string]>([
    ["renewed by the next update", {}, "The next update mints another."],
    ["not renewed on request", { renew: false }, "It is kept, since it is not renewed."],
    ["with a fixed end", { expiresIn: undefined, exp: NOON + DAY }, "It is kept, since it is not renewed."],
  ])("%s", async (_, more, next) => {
    const props = { ...state, ...more };
    const { found, calls, lines } = read(props, late);
    expect(await found).toMatchObject({ kind: "present", outputs: props });
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^warn: Token [0-9a-f]{16} expired at 2026-03-02T12:00:00Z\\. ${next.replace(/\./g, "\\.")}$`),
      ),
    ]);
    expect(calls).toEqual([]);
  });

  test("a second before it is asked for", async () => {
    expect(read(state, { now: NOON + DAY - 1 }).calls).not.toEqual([]);
  });

  test("so close to its end Daily's clock may be ahead: its word is not taken", async () => {
    const close = { answers: { validateMeetingToken: rejected }, now: NOON + DAY - 60 };
    expect(await read(state, close).found).toEqual(kept);
    expect(await read(state, { ...close, now: NOON + DAY - 61 }).found).toEqual({ kind: "gone", reason: "revoked" });
    const { expiresAt: _, ...endless } = state;
    expect(await read(endless, close).found).toMatchObject({ kind: "gone" });
  });
});

describe("self-signed", () => {
  const self = { ...state, signedBy: "apiKey" };

  test("it is looked at here, and its room at Daily", async () => {
    const { found, calls, lines } = read(self, { signedByKey: true });
    expect(await found).toEqual({ ...kept, outputs: self });
    expect(calls).toEqual([["getRoom", "standup", { recent: true }]]);
    expect(lines).toEqual([]);
  });

  test("without a pinned room no call is made", async () => {
    const { roomId: _, ...unpinned } = self;
    const { found, calls } = read(unpinned, { signedByKey: undefined });
    expect((await found).kind).toBe("present");
    expect(calls).toEqual([]);
  });

  test("another key does not make it gone, and is said", async () => {
    const { found, lines } = read(self, { signedByKey: false });
    expect((await found).kind).toBe("present");
    expect(lines).toEqual([
      expect.stringMatching(
        /^warn: The API key or the domain's id has changed since token [0-9a-f]{16} was signed\. It works only while the key that signed it is active at Daily; the next update replaces it\.$/,
      ),
    ]);
  });

  test("a room that is gone makes it gone", async () => {
    const { found } = read(self, { answers: { getRoom: async () => undefined } });
    expect(await found).toEqual({ kind: "gone", reason: "room-deleted" });
  });
});

describe("a state that is not as it was written", () => {
  test("what is no token is said to be none", async () => {
    const error = await rejectionOf(
      read({ token: "not a token" }, { answers: { validateMeetingToken: rejected } }).found,
    );
    expect([error.name, error.code]).toEqual(["MeetingTokenError", "malformed"]);
  });

  test("a state without a token says how to get one", async () => {
    const { token: _, ...empty } = state;
    const error = await rejectionOf(read(empty).found);
    expect(error.name).toBe("UserError");
    expect(error.message).toBe(
      "The state of this MeetingToken contains no token. Run pulumi up with --replace for it to mint one.",
    );
  });
});

describe("a token for a room that may be missing, at a Daily that calls it invalid without its room", () => {
  const { roomId: _, ...unpinned } = { ...state, allowMissingRoom: true };
  const missing = { answers: { validateMeetingToken: rejected, getRoom: async () => undefined } };
  const missingBut = (answers: Partial<DailyClient>) => ({ answers: { ...missing.answers, ...answers } });

  test.each<[string, World]>([
    ["missing", missing],
    ["expired", missingBut({ getRoom: async () => roomAnswer({ config: { exp: NOON } }) })],
  ])("is kept as long as the room is %s: another would fare no better", async (_, world) => {
    const { found, lines } = read(unpinned, world);
    expect(await found).toMatchObject({ kind: "present", outputs: unpinned });
    expect(lines).toEqual([
      expect.stringMatching(
        /^info: Token [0-9a-f]{16} is for room "standup", which does not exist at Daily, or has expired: it is kept\.$/,
      ),
    ]);
  });

  test("is not said to be kept by the wrong account's key", async () => {
    const getDomain = async () => ({ domainId: "99999999-9999-4999-8999-999999999999", domainName: "other" });
    const { found, lines } = read(unpinned, missingBut({ getDomain }));
    expect((await rejectionOf(found)).message).toMatch(/^The API key belongs to the Daily domain "other"/);
    expect(lines).toEqual([]);
  });

  test("is gone if its room was there", async () => {
    const { found, lines } = read({ ...unpinned, roomId: state.roomId }, missing);
    expect(await found).toEqual({ kind: "gone", reason: "room-deleted" });
    expect(lines.join()).not.toMatch("it is kept");
  });

  test.each<[string, object, World]>([
    ["where the room is there", unpinned, { answers: { validateMeetingToken: rejected } }],
    ["where it may not be missing", { ...unpinned, allowMissingRoom: false }, missing],
    ["where it is for every room", { ...unpinned, roomName: undefined, allRooms: true }, missing],
  ])("counts as revoked %s", async (_, props, world) => {
    expect(await read(props, world).found).toEqual({ kind: "gone", reason: "revoked" });
  });
});
