import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { writes } from "../support/account";
import { leaksIn } from "../support/secrets";
import { errorsOf, type Run } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** All that is wrong with a resource is said in one go, each with its remedy, before anything is made. */
describe("bad input", () => {
  let program: () => void = () => {};
  const life = walk(async () => program());

  /** What a preview says is wrong with the only resource of a program. */
  async function problemsOf(declare: () => void): Promise<string[]> {
    program = declare;
    const run = await life.stack.preview();
    expect(run.ok).toBe(false);
    return problemsIn(run);
  }
  const token = (args: unknown) => () => void new daily.MeetingToken("bot", args as daily.MeetingTokenArgs);
  const room = (args: unknown) => () => void new daily.Room("bot", args as daily.RoomArgs);

  test("no room and no lifetime", async () => {
    expect(await problemsOf(token({}))).toEqual([
      "roomName is missing: such a token opens every room of the domain. Name a room, or set allRooms: true if that is meant.",
      'The token would never expire. Set expiresIn (for example "24h") or exp, or set neverExpires: true if that is meant.',
    ]);
  });

  test("names, kinds and values that do not exist, each with what was meant", async () => {
    const now = life.clock.seconds;
    const args = {
      roomName: "standup",
      userNme: "Bot",
      exp: now * 1_000,
      isOwner: "yes",
      userId: "x".repeat(40),
      enableRecording: "clowd",
      redirectOnMeetingExit: "example.com",
      lang: "de_DE",
      permissions: { canAdmin: ["recordings"], canAdmn: true },
    };
    expect(await problemsOf(token(args))).toEqual([
      "A MeetingToken has no argument userNme. Did you mean userName? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
      `exp is ${now * 1_000}, which is the year ${yearOf(now * 1_000)}. Daily wants seconds: ${now}.`,
      "isOwner is a string; it must be true or false.",
      "userId has 40 characters; Daily takes at most 36.",
      'enableRecording is "clowd"; it must be one of "cloud", "cloud-audio-only", "local", "raw-tracks". Did you mean cloud?',
      'redirectOnMeetingExit is neither a URL nor a deep link; write it in full, such as "https://example.com/bye" or "myapp://bye".',
      expect.stringMatching(/^lang is "de_DE"; it must be one of "da", "de", .*"user"\.$/),
      'permissions.canAdmin[0] is "recordings"; it must be one of "participants", "streaming", "transcription".',
      "permissions has no field canAdmn. Did you mean canAdmin? It has hasPresence, canSend, canReceive, canAdmin.",
    ]);
  });

  test("a room's URL for its name, two lifetimes, and a window that is always open", async () => {
    const args = {
      roomName: "https://acme.daily.co/standup",
      expiresIn: "1h",
      exp: life.clock.seconds + 60,
      renewBefore: "2h",
    };
    expect(await problemsOf(token(args))).toEqual([
      'roomName is a URL; Daily wants the room\'s name: "standup".',
      "exp and expiresIn both say when the token expires. Leave one of the two out.",
      "renewBefore (2h) must be shorter than the token's lifetime (1h): the token would be renewed at every update. Shorten it or raise expiresIn.",
    ]);
  });

  test("a time that has passed, and a duration without a unit", async () => {
    const exp = life.clock.seconds - 3_600;
    const iso = new Date(exp * 1_000).toISOString().replace(".000Z", "Z");
    expect(await problemsOf(token({ roomName: "standup", exp }))).toEqual([
      `exp is ${exp}, which is ${iso} and has passed; Daily refuses that. Give a later time, or use expiresIn.`,
    ]);
    expect(await problemsOf(token({ roomName: "standup", expiresIn: "3600" }))).toEqual([
      'expiresIn is "3600", without a unit; write "3600s" if seconds are meant.',
    ]);
  });

  test("a room's", async () => {
    const args = { name: "stand up", privacy: "privat", enableKnocking: 1, maxParticipant: 5 };
    expect(await problemsOf(room(args))).toEqual([
      "A Room has no argument maxParticipant. Did you mean maxParticipants? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
      expect.stringMatching(/^name is "stand up"; it must be .*A-Z, a-z, 0-9/),
      'privacy is "privat"; it must be one of "public", "private". Did you mean private?',
      "enableKnocking is a number; it must be true or false.",
    ]);
  });

  test("a whole number that nobody means", async () => {
    expect(await problemsOf(room({ maxParticipants: 1e308 }))).toEqual([
      "maxParticipants is 1e+308; JavaScript's whole numbers are exact up to 9007199254740991 only.",
    ]);
  });

  test("an update without a preview is refused as well, and nothing is made", async () => {
    program = token({ roomName: "standup" });
    const run = await life.stack.up();
    expect(run.ok).toBe(false);
    expect(problemsIn(run)).toHaveLength(1);
    expect(life.stack.names).toEqual([]);
    expect(writes(life.emulator)).toEqual([]);
  });

  test("of a secret argument only its kind and size are told, its value by nobody", async () => {
    const NAME = "a-name-that-is-nobodys-business";
    const ID = "an-id-that-is-nobodys-business-0123456789";
    const args = {
      roomName: pulumi.secret(`${NAME} standup`),
      expiresIn: "24h",
      userId: pulumi.secret(ID),
      userName: { is: pulumi.secret(NAME) },
      lang: pulumi.secret(NAME),
      permissions: { canSend: [pulumi.secret(NAME)], canReceive: { byUserId: pulumi.secret({ [ID]: NAME }) } },
      triggers: pulumi.secret(NAME),
      notThere: pulumi.secret(NAME),
    };
    const NO_MORE =
      "is not valid. It is secret, so that no more is shown here; https://docs.daily.co/reference/rest-api says what it may be.";
    expect(await problemsOf(token(args))).toEqual([
      "A MeetingToken has no argument notThere. If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.",
      `roomName ${NO_MORE}`,
      "userName is an object; it must be a string.",
      `userId has ${ID.length} characters; Daily takes at most 36.`,
      `lang ${NO_MORE}`,
      // Both mistakes: where they are inside of it is a part of the secret.
      `permissions ${NO_MORE}`,
      "roomName is secret, but Pulumi shows it: it is part of the room's URL, and in messages. Wrap it in pulumi.unsecret().",
    ]);
    await life.stack.up();
    expect(leaksIn(life.stack.evidence, [NAME, ID])).toEqual([]);
  });

  test("a room's name that is secret is refused, since it could not be kept", async () => {
    const NAME = "a-room-that-nobody-knows";
    const secret = pulumi.secret(NAME);
    const reasons = [
      ...(await problemsOf(room({ name: secret }))),
      ...(await problemsOf(room({ namePrefix: secret }))),
      ...(await problemsOf(token({ roomName: secret, expiresIn: "24h" }))),
    ];
    expect(reasons).toEqual([
      "name is secret, but Pulumi shows it: it is the resource's id, and part of the room's URL. Wrap it in pulumi.unsecret().",
      "namePrefix is secret, but Pulumi shows it: the resource's id begins with it, and the room's URL holds it. Wrap it in pulumi.unsecret().",
      "roomName is secret, but Pulumi shows it: it is part of the room's URL, and in messages. Wrap it in pulumi.unsecret().",
    ]);
    await life.stack.up();
    expect(writes(life.emulator)).toEqual([]);
    expect(leaksIn(life.stack.evidence, [NAME])).toEqual([]);
  });
});

describe("no API key", () => {
  steps();
  const life = walk(
    async () => {
      const room = new daily.Room("standup");
      new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
    },
    { withoutKey: true, environment: { DAILY_API_KEY: "" } },
  );

  test("a preview that needs none works without", async () => {
    const run = await life.stack.preview();
    expect(run.operations).toEqual({ standup: "create", bot: "create" });
    expect(run.messages).toEqual([]);
  });

  test("an update says in one sentence how to set it", async () => {
    const run = await life.stack.up();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).filter((error) => error !== "update failed")).toEqual([
      'No Daily API key. Set it with "pulumi config set --secret daily:apiKey", or set DAILY_API_KEY where pulumi runs.',
    ]);
    expect(life.stack.names).toEqual([]);
  });

  test("with DAILY_API_KEY all goes on, and the key stands nowhere", async () => {
    life.stack.stack.workspace.envVars.DAILY_API_KEY = life.emulator.apiKey;
    expect((await life.stack.up()).operations).toEqual({ standup: "create", bot: "create" });
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect(leaksIn(life.stack.evidence, [life.emulator.apiKey])).toEqual([]);
    expect(await life.stack.decryptedState()).not.toContain(life.emulator.apiKey);
  });
});

describe("a setting that is wrong", () => {
  const PASSWORD = "not-for-anybody";
  const life = walk(async () => void new daily.Room("standup"), {
    withoutKey: true,
    environment: { DAILY_API_KEY: "" },
  });

  test.each([
    [(url: URL) => url.origin, /lacks its version; write "http:\/\/127\.0\.0\.1:\d+\/v1"\.$/],
    [
      (url: URL) => `${url.origin}/v2`,
      /names version v2 of the API, and pulumi-daily speaks v1; end it with "\/v1"\.$/,
    ],
    [(url: URL) => `${url}?x=1`, /has a query or a fragment; let it end with its version, such as "\/v1"\.$/],
    [(url: URL) => `http://user:${PASSWORD}@${url.host}/v1`, /contains credentials; leave them out/],
    [() => " ", /is empty\. Give it a value, or remove it\.$/],
  ])("is named in a preview, without a key and without a call", async (written, fault) => {
    await life.stack.setConfig("daily:apiUrl", written(new URL(life.emulator.url)));
    const run = await life.stack.preview();
    expect(run.ok).toBe(false);
    const errors = errorsOf(run).filter((error) => error.includes("apiUrl"));
    expect(errors).toEqual([expect.stringMatching(/daily:apiUrl/)]);
    expect(errors[0]).toMatch(fault);
    // The engine itself tells plain settings in its first event.
    expect(run.output).not.toContain(PASSWORD);
    expect(life.emulator.requests()).toEqual([]);
  });

  test("with the remedy all goes on, and requestPacing is a boolean", async () => {
    await life.stack.setConfig("daily:apiUrl", life.emulator.url);
    await life.stack.setConfig("daily:requestPacing", "nope");
    expect(errorsOf(await life.stack.preview()).join()).toMatch(
      'daily:requestPacing is "nope"; it must be "true" or "false".',
    );
    await life.stack.setConfig("daily:requestPacing", "false");
    await life.stack.setSecret("daily:apiKey", life.emulator.apiKey);
    expect((await life.stack.up()).ok).toBe(true);
  });
});

describe("a token whose room is left out of the update", () => {
  steps();
  const life = walk(async () => {
    const room = new daily.Room("standup");
    new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
  });
  const urn = (type: string, name: string) =>
    `urn:pulumi:test::daily-test::pulumi-nodejs:dynamic/daily:${type}::${name}`;
  const bot = urn("MeetingToken", "bot");
  const standup = urn("Room", "standup");

  test("is told to include it, and of no opt-out", async () => {
    const run = await life.stack.up({ target: [bot] });
    expect(run.ok).toBe(false);
    expect(problemsIn(run)).toEqual([
      "roomName is given as an output, but that has no value. If --target or --exclude leaves out the resource that it comes from, such as the room, include that resource in the update too.",
    ]);
    expect(run.output).not.toContain("allRooms");
    expect(writes(life.emulator)).toEqual([]);
  });

  test("the remedy works", async () => {
    expect((await life.stack.up({ target: [bot, standup] })).operations).toEqual({ standup: "create", bot: "create" });
  });
});

describe("a proxy that catches the emulator", () => {
  steps();
  const life = walk(async () => void new daily.Room("standup"), {
    environment: { HTTP_PROXY: "http://user:pa55word@127.0.0.1:9" },
  });

  test("is named with the remedy, without its credentials", async () => {
    const run = await life.stack.up();
    expect(run.ok).toBe(false);
    expect(errorsOf(run).join()).toMatch(
      "HTTP_PROXY sends this request to the proxy 127.0.0.1:9, though 127.0.0.1 is this machine: put 127.0.0.1 into NO_PROXY.",
    );
    expect(leaksIn(life.stack.evidence, ["pa55word"])).toEqual([]);
  });

  test("the remedy works", async () => {
    life.stack.stack.workspace.envVars.NO_PROXY = "127.0.0.1";
    expect((await life.stack.up()).ok).toBe(true);
  });
});

/** The reasons, without the engine's words before them; each names its resource and prints no value. */
function problemsIn(run: Run): string[] {
  const BEFORE = /^pulumi-nodejs:dynamic\/daily:\w+ resource 'bot' has a problem: /;
  return errorsOf(run).map((error) => {
    expect(error).toMatch(BEFORE);
    return error.replace(BEFORE, "");
  });
}

function yearOf(seconds: number): number {
  return 1970 + Math.floor(seconds / (365.2425 * 86_400));
}
