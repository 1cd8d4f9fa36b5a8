import type { DailyClient } from "../../../../provider/src/daily/client";
import { createMeetingToken, tokenProperties } from "../../../../provider/src/lifecycle/meetingToken/create";
import { LIFETIME } from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { UserError } from "../../../../provider/src/lifecycle/types";
import { signMeetingToken } from "../../../../provider/src/token";
import { rejectionOf } from "../../support/errors";
import { DAY, failing, fakeClient, HOUR, NOON, recordedLog, roomAnswer } from "../../support/fakes";
import { DOMAIN_ID, selfSigned, TEST_KEY } from "../../support/vectors";

const inputs = { roomName: "standup", userName: "Bot", expiresIn: "24h", expiresAt: "2026-03-02T12:00:00Z" };

function create(
  given: object,
  { answers = {}, domain = {} }: { answers?: Partial<DailyClient>; domain?: object } = {},
) {
  const client = fakeClient(answers);
  const log = recordedLog();
  const signed: unknown[] = [];
  const sign = (properties: object, domainId: string) => {
    signed.push(properties, domainId);
    return signMeetingToken(properties, { apiKey: TEST_KEY, domainId, now: new Date(NOON * 1_000) });
  };
  const made = createMeetingToken({ ...given }, { client: () => client, sign, domain, log, now: NOON });
  return { made, calls: client.calls, signed, lines: log.lines };
}

describe("by Daily", () => {
  test("the room is looked up first, then the token is made with the deadline as its exp", async () => {
    const { made, calls, lines } = create(inputs);
    expect(await made).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      outputs: {
        ...inputs,
        token: selfSigned.token,
        issuedAt: "2030-01-01T00:00:00Z",
        renewAt: "2026-03-02T04:00:00Z",
        roomId: "11111111-1111-4111-8111-111111111111",
        roomUrl: "https://acme.daily.co/standup",
        domainName: "acme",
      },
    });
    expect(calls).toEqual([
      ["getRoom", "standup", { recent: true }],
      ["createMeetingToken", { room_name: "standup", user_name: "Bot", exp: 1772452800 }],
    ]);
    expect(lines).toEqual([]);
  });

  test("what the tables do not know is sent as it is", async () => {
    const { made, calls } = create({ ...inputs, otherProperties: { some_new_thing: { a: null } } });
    expect((await made).outputs).toMatchObject({ otherProperties: { some_new_thing: { a: null } } });
    expect(calls[1]).toEqual([
      "createMeetingToken",
      { room_name: "standup", user_name: "Bot", exp: 1772452800, some_new_thing: { a: null } },
    ]);
  });

  test("the id tells nothing of the token, and another token has another", async () => {
    const one = await create(inputs).made;
    const other = await create(inputs, { answers: { createMeetingToken: async () => `${selfSigned.token}x` } }).made;
    expect(selfSigned.token).not.toContain(one.id);
    expect(other.id).not.toBe(one.id);
  });

  test("options and outputs never reach Daily", async () => {
    const options = { renew: true, renewBefore: "8h", triggers: [1], signedBy: "daily", allowMissingRoom: false };
    const { made, calls } = create({ ...inputs, ...options });
    await made;
    expect(calls[1]).toEqual(["createMeetingToken", { room_name: "standup", user_name: "Bot", exp: 1772452800 }]);
  });

  test("a missing room is an error, and no token is made", async () => {
    const { made, calls } = create(inputs, { answers: { getRoom: async () => undefined } });
    const error = await rejectionOf(made);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(
      'Room "standup" does not exist at Daily, or has expired, so the token would grant nothing. The API key is that of the domain "acme": if the room is in another one, set the key of that domain. Otherwise create the room first, give it a later exp, or set allowMissingRoom: true.',
    );
    expect(calls).toEqual([["getRoom", "standup", { recent: true }], ["getDomain"]]);
  });

  test("a room that has expired is an error, too, where Daily still answers for it", async () => {
    const expired = (exp: number) => ({ answers: { getRoom: async () => roomAnswer({ config: { exp } }) } });
    const { made, calls } = create(inputs, expired(NOON));
    expect((await rejectionOf(made)).message).toBe(
      'Room "standup" expired at 2026-03-01T12:00:00Z, so the token would grant nothing. Give the room a later exp, or set allowMissingRoom: true.',
    );
    expect(calls).toEqual([["getRoom", "standup", { recent: true }]]);
    expect(await create(inputs, expired(NOON + 1)).made).toHaveProperty("id");
    const { outputs } = await create({ ...inputs, allowMissingRoom: true }, expired(NOON)).made;
    expect(outputs).not.toHaveProperty("roomId");
  });

  test("a room that may be missing is looked up all the same, to pin it if it is there", async () => {
    const allowed = { ...inputs, allowMissingRoom: true };
    expect((await create(allowed).made).outputs.roomId).toBe("11111111-1111-4111-8111-111111111111");
    const { made, calls } = create(allowed, { answers: { getRoom: async () => undefined } });
    const { outputs } = await made;
    expect(outputs).toMatchObject({ roomUrl: "https://acme.daily.co/standup", domainName: "acme" });
    expect(outputs).not.toHaveProperty("roomId");
    expect(calls.map(([method]) => method)).toEqual(["getRoom", "getDomain", "createMeetingToken"]);
  });

  test("for all rooms there is no room to look up, and no URL to join", async () => {
    const { made, calls } = create({ allRooms: true, neverExpires: true });
    expect((await made).outputs).toEqual({
      allRooms: true,
      neverExpires: true,
      token: selfSigned.token,
      issuedAt: "2030-01-01T00:00:00Z",
      domainName: "acme",
    });
    expect(calls).toEqual([["getDomain"], ["createMeetingToken", {}]]);
  });

  test("a domain's name that is declared needs no call", async () => {
    const { made, calls } = create({ allRooms: true, neverExpires: true }, { domain: { domainName: "declared" } });
    expect((await made).outputs.domainName).toBe("declared");
    expect(calls.map(([method]) => method)).toEqual(["createMeetingToken"]);
  });

  test("a domain that is declared spares no look at the room", async () => {
    const { made, calls } = create(inputs, { domain: { domainId: DOMAIN_ID, domainName: "acme" } });
    expect((await made).outputs.roomId).toBe("11111111-1111-4111-8111-111111111111");
    expect(calls.map(([method]) => method)).toEqual(["getRoom", "createMeetingToken"]);
  });

  test("the room's own URL is taken", async () => {
    const room = roomAnswer({ name: "standup", url: "http://dev.localhost:4580/standup" });
    const { outputs } = await create(inputs, { answers: { getRoom: async () => room } }).made;
    expect(outputs).toMatchObject({ roomUrl: "http://dev.localhost:4580/standup", domainName: "dev" });
  });

  test("a failed call is thrown as it is", async () => {
    const { made } = create(inputs, { answers: { createMeetingToken: failing({ code: "forbidden", status: 403 }) } });
    expect((await rejectionOf(made)).code).toBe("forbidden");
  });
});

describe("self-signed", () => {
  const self = { ...inputs, signedBy: "apiKey" };

  test("with a declared domain no call is made", async () => {
    const { made, calls, signed } = create(self, { domain: { domainId: DOMAIN_ID, domainName: "acme" } });
    const { outputs } = await made;
    expect(calls).toEqual([]);
    expect(signed).toEqual([{ roomName: "standup", userName: "Bot", exp: 1772452800 }, DOMAIN_ID]);
    expect(outputs).toMatchObject({
      issuedAt: "2026-03-01T12:00:00Z",
      roomUrl: "https://acme.daily.co/standup",
    });
    expect(outputs).not.toHaveProperty("roomId");
  });

  test("with the domain's id alone the room's URL is not known", async () => {
    const { made, calls } = create(self, { domain: { domainId: DOMAIN_ID } });
    const { outputs } = await made;
    expect(calls).toEqual([]);
    for (const name of ["roomUrl", "roomId", "domainName"]) expect(outputs).not.toHaveProperty(name);
  });

  test("without the domain's id Daily is asked for it, and for the room", async () => {
    const { made, calls, signed } = create(self, { domain: { domainName: "acme" } });
    expect((await made).outputs.roomId).toBe("11111111-1111-4111-8111-111111111111");
    expect(calls).toEqual([["getRoom", "standup", { recent: true }], ["getDomain"]]);
    expect(signed[1]).toBe(DOMAIN_ID);
  });
});

describe("the time", () => {
  test("a deadline that has come is refused before anything is asked", async () => {
    const { made, calls } = create({ ...inputs, expiresAt: "2026-03-01T12:00:00Z", [LIFETIME]: DAY });
    const error = await rejectionOf(made);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(
      "The token would have expired at 2026-03-01T12:00:00Z, which has passed. Nothing was created. Run the update again.",
    );
    expect(calls).toEqual([]);
    await create({ ...inputs, expiresAt: "2026-03-01T12:00:01Z", [LIFETIME]: DAY }).made;
  });

  test("a token that is not renewed has no time of renewal", async () => {
    expect((await create({ ...inputs, renew: false }).made).outputs).not.toHaveProperty("renewAt");
    const fixed = { roomName: "standup", exp: 1772452800, expiresAt: "2026-03-02T12:00:00Z" };
    expect((await create(fixed).made).outputs).not.toHaveProperty("renewAt");
  });

  test("a token without a time of issue has none", async () => {
    const bare = "eyJhbGciOiJIUzI1NiJ9.eyJyIjoiYSJ9.c2ln";
    const { outputs } = await create(inputs, { answers: { createMeetingToken: async () => bare } }).made;
    expect(outputs).not.toHaveProperty("issuedAt");
  });

  test("the deadline stands for exp", () => {
    expect(tokenProperties({ ...inputs, nbf: 5 })).toEqual({
      roomName: "standup",
      userName: "Bot",
      nbf: 5,
      exp: 1772452800,
    });
    expect(tokenProperties({ exp: 1772452800.5, expiresAt: "2026-03-02T12:00:00.500Z" })).toEqual({
      exp: 1772452800.5,
    });
    expect(tokenProperties({ roomName: "standup" })).toEqual({ roomName: "standup" });
  });
});

describe("a room that ends", () => {
  const inRoom = (exp: number, given: object = inputs) =>
    create(given, { answers: { getRoom: async () => roomAnswer({ config: { exp } }) } });

  test("before the token: it is said at the mint, with both times, and kept in the state", async () => {
    const { made, lines } = inRoom(NOON + HOUR);
    const { id, outputs } = await made;
    expect(outputs).toMatchObject({ expiresAt: "2026-03-02T12:00:00Z", roomExpiresAt: "2026-03-01T13:00:00Z" });
    expect(lines).toEqual([
      `warn: Token ${id} expires at 2026-03-02T12:00:00Z, but its room "standup" at 2026-03-01T13:00:00Z: from then on the token grants nothing. Give the room a later exp, or the token an earlier end.`,
    ]);
  });

  test("before a token without an end", async () => {
    const { made, lines } = inRoom(NOON + HOUR, { roomName: "standup", neverExpires: true });
    const { id } = await made;
    expect(lines).toEqual([expect.stringContaining(`Token ${id} never expires, but its room "standup" at`)]);
  });

  test("with the token or after it: nothing is said", async () => {
    const { made, lines } = inRoom(NOON + DAY);
    expect((await made).outputs).not.toHaveProperty("roomExpiresAt");
    expect(lines).toEqual([]);
  });
});

describe("a long token", () => {
  const ofLength = (length: number) => selfSigned.token.padEnd(length, "A");
  const linesFor = async (length: number) => {
    const { made, lines } = create(inputs, { answers: { createMeetingToken: async () => ofLength(length) } });
    const { id } = await made;
    return lines.map((line) => line.replace(id, "ID"));
  };

  test("is made, and said to be so", async () => {
    expect(await linesFor(2048)).toEqual([
      "warn: Token ID has 2048 characters; Daily advises staying below 2048, since it travels in a URL. Shorten startCloudRecordingOpts or permissions.",
    ]);
  });

  test("is one of 2048 characters and more", async () => {
    expect(await linesFor(2047)).toEqual([]);
  });
});
