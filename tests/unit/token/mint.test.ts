import type { Emulator } from "../../../emulator/src/index.js";
import {
  DailyError,
  decodeMeetingToken,
  type MeetingTokenError,
  mintMeetingToken,
  verifyMeetingToken,
} from "../../../provider/src/token";
import { startEmulator } from "../support/emulators";
import { rejectionOf } from "../support/errors";
import { DOMAIN_ID, TEST_KEY } from "../support/vectors";

let daily: Emulator;
let options: { apiKey: string; apiUrl: string };
beforeAll(async () => {
  daily = await startEmulator();
  options = { apiKey: TEST_KEY, apiUrl: daily.url };
});
afterAll(() => daily.close());

const NOW = new Date("2030-01-01T00:00:00.700Z");
const room = { roomName: "hello", expiresIn: "1h" } as const;
const requests = () => daily.requests().map(({ method, path }) => `${method} ${path}`);

describe("by Daily", () => {
  test("it is minted with what was given, and its end counts from now", async () => {
    const minted = await mintMeetingToken({ ...room, isOwner: true }, { ...options, now: NOW });
    expect(minted).toEqual({
      token: expect.stringMatching(/^ey/),
      issuedAt: expect.any(Date),
      expiresAt: new Date("2030-01-01T01:00:00Z"),
      roomName: "hello",
      domainId: DOMAIN_ID,
    });
    expect(decodeMeetingToken(minted.token).properties).toEqual({ roomName: "hello", isOwner: true, exp: 1893459600 });
    expect(requests().at(-1)).toBe("POST /meeting-tokens");
  });

  test("an exp is taken as it is", async () => {
    const { expiresAt } = await mintMeetingToken({ roomName: "hello", exp: 1893459601 }, { ...options, now: NOW });
    expect(expiresAt).toEqual(new Date("2030-01-01T01:00:01Z"));
  });

  test("one for all rooms and for ever has to be meant", async () => {
    const minted = await mintMeetingToken({ allRooms: true, neverExpires: true }, options);
    expect(minted).toMatchObject({ expiresAt: undefined, roomName: undefined });
    expect(Object.keys(decodeMeetingToken(minted.token).claims)).toEqual(["d", "iat"]);
  });

  test("a failed call is a DailyError", async () => {
    const error = await rejectionOf(mintMeetingToken(room, { ...options, apiKey: "wrong" }));
    expect(error).toBeInstanceOf(DailyError);
    expect(error.message).toBe(
      'Daily refused the API key (from apiKey) while creating a meeting token for room "hello". Correct the key and run again.',
    );
  });
});

test("what is no Daily is told with the option that led there", async () => {
  daily.fault("POST /meeting-tokens 404 error=no-route times=1");
  const { message } = await rejectionOf(mintMeetingToken(room, options));
  expect(message).toMatch(
    /^Something other than Daily responded .* Check apiUrl, and any proxy or firewall in between\.$/,
  );
});

describe("self-signed", () => {
  const self = { apiKey: TEST_KEY, signedBy: "apiKey", now: NOW } as const;

  test("with the domain's id no call is made", async () => {
    const before = daily.requests().length;
    const minted = await mintMeetingToken(room, { ...self, apiUrl: daily.url, domainId: DOMAIN_ID });
    expect(minted).toMatchObject({ issuedAt: new Date("2030-01-01T00:00:00Z"), domainId: DOMAIN_ID });
    expect(verifyMeetingToken(minted.token, { apiKey: TEST_KEY, domainId: DOMAIN_ID, now: NOW }).properties).toEqual({
      roomName: "hello",
      exp: 1893459600,
    });
    expect(daily.requests()).toHaveLength(before);
  });

  test("without it Daily is asked once", async () => {
    const other = await startEmulator();
    try {
      const given = { ...self, apiUrl: other.url };
      const minted = await Promise.all([mintMeetingToken(room, given), mintMeetingToken(room, given)]);
      await mintMeetingToken(room, given);
      expect(minted.map(({ domainId }) => domainId)).toEqual([DOMAIN_ID, DOMAIN_ID]);
      expect(other.requests().map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /"]);
    } finally {
      await other.close();
    }
  });

  test("the time of issue is now where none is given", async () => {
    const { now: _, ...rest } = self;
    const { issuedAt } = await mintMeetingToken(room, { ...rest, domainId: DOMAIN_ID });
    expect(Math.abs(Number(issuedAt) - Date.now())).toBeLessThan(10_000);
  });

  test("a property without a claim is refused", async () => {
    const error = await rejectionOf(
      mintMeetingToken({ ...room, enablePrejoinUi: true }, { ...self, domainId: DOMAIN_ID }),
    );
    expect(error.message).toMatch(/^enablePrejoinUi cannot be self-signed/);
  });

  test("the domain's name is not a domain id", async () => {
    // Null is no domain, and nothing to look up either: a program in JavaScript may pass it.
    const ofNone = mintMeetingToken(room, { ...self, apiUrl: daily.url, domainId: null as never });
    expect((await rejectionOf(ofNone)).message).toMatch(/^domainId is not a UUID;/);
    const error = await rejectionOf(mintMeetingToken(room, { ...self, domainId: "acme" }));
    expect([error.code, error.message]).toEqual([
      "invalid-option",
      "domainId is not a UUID; it must be the domain_id that GET https://api.daily.co/v1/ answers, not the domain's name.",
    ]);
  });

  test("an empty key is refused", async () => {
    const error = await rejectionOf(mintMeetingToken(room, { ...self, apiKey: "", domainId: DOMAIN_ID }));
    expect(error.code).toBe("invalid-option");
  });
});

describe("refused before anything is asked", () => {
  const problemsOf = async (properties: object) => {
    const before = daily.requests().length;
    const error = (await rejectionOf(
      mintMeetingToken(properties as typeof room, { ...options, now: NOW }),
    )) as MeetingTokenError;
    expect(error.code).toBe("invalid-property");
    expect(daily.requests()).toHaveLength(before);
    return error.problems.map(({ property, reason }) => `${property}: ${reason}`);
  };

  test("no room and no end", async () => {
    expect(await problemsOf({})).toEqual([
      "roomName: roomName is missing: such a token opens every room of the domain. Name a room, or set allRooms: true if that is meant.",
      'expiresIn: The token would never expire. Set expiresIn (for example "24h") or exp, or set neverExpires: true if that is meant.',
    ]);
  });

  test.each([
    ["null for both", { roomName: null, expiresIn: null }, ["roomName", "expiresIn"]],
    ["false for both switches", { allRooms: false, neverExpires: false }, ["roomName", "expiresIn"]],
    ["both of each", { ...room, exp: 1893459600, allRooms: true }, ["allRooms", "exp"]],
    ["an end and none", { ...room, neverExpires: true }, ["neverExpires"]],
    ["a duration without a unit", { ...room, expiresIn: "3600" }, ["expiresIn"]],
    ["an exp that has passed", { roomName: "hello", exp: 1893455999 }, ["exp"]],
    ["an exp in milliseconds", { roomName: "hello", exp: 1893459600000 }, ["exp"]],
    ["an nbf after the end", { ...room, nbf: 1893459600 }, ["nbf"]],
    ["switches that are none", { ...room, allRooms: "no", neverExpires: "no" }, ["allRooms", "neverExpires"]],
    ["an unknown name", { ...room, room_name: "hello" }, ["room_name"]],
    ["a resource's argument", { ...room, renewBefore: "1h" }, ["renewBefore"]],
  ])("%s", async (_, properties, names) => {
    expect((await problemsOf(properties)).map((problem) => problem.split(":")[0])).toEqual(names);
  });

  test.each([
    ["no options", room, undefined, "apiKey is missing or empty; give the domain's Daily API key."],
    [
      "no properties",
      undefined,
      { apiKey: TEST_KEY },
      "The properties are missing; give an object, such as { roomName }.",
    ],
    ["another way to sign", room, { apiKey: TEST_KEY, signedBy: "none" }, 'signedBy must be "daily" or "apiKey".'],
    [
      "a key with the end of its line",
      room,
      { apiKey: `${TEST_KEY}\n` },
      "apiKey contains white space; a Daily API key has none.",
    ],
    [
      "a key with the end of its line, to sign with",
      room,
      { apiKey: `${TEST_KEY}\n`, signedBy: "apiKey", domainId: DOMAIN_ID },
      "apiKey contains white space; a Daily API key has none.",
    ],
    [
      "a URL in clear",
      room,
      { apiKey: TEST_KEY, apiUrl: "http://api.daily.co/v1" },
      "apiUrl begins with http:, which would send the API key unencrypted; write https.",
    ],
    [
      "a URL that is none",
      room,
      { apiKey: TEST_KEY, apiUrl: "" },
      'apiUrl is not a URL; write it with its version, such as "https://api.daily.co/v1".',
    ],
    [
      "a time that is none",
      room,
      { apiKey: TEST_KEY, now: new Date("soon") },
      "now is not a valid time; give a valid Date.",
    ],
  ])("%s", async (_, properties, given, message) => {
    const error = await rejectionOf(mintMeetingToken(properties as typeof room, given as never));
    expect([error.code, error.message]).toEqual(["invalid-option", message]);
  });
});
