import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { type Echo, startEcho } from "../support/echo";
import { leaksIn } from "../support/secrets";
import { errorsOf } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** Errors that end a call at once, and errors that end it when the last retry is spent. */
const AT_ONCE = ["400 error=authorization-header-error", "401", "403", "404", "422"];
const AFTER_RETRIES = ["429", "500", "503", "html", "empty", "truncated", "drop", "drop-after"];
const ATTEMPTS = 6;
/** A room's creation that is unclear is looked up rather than repeated as often. */
const CREATIONS = 3;
/** A deletion that came about is over with the next attempt: a kind of error with more plays would use all rooms up. */
const DELETIONS = 2;
const PAIRS = 16;

/** Every kind of error at every request: whatever goes wrong where, no secret is printed, logged or kept. */
describe("no secret stands in clear, whatever fails", () => {
  steps();
  let withTokens = false;
  const life = walk(
    async () => {
      const rooms = Array.from({ length: PAIRS }, (_, index) => new daily.Room(`room-${index}`));
      if (!withTokens) return {};
      const tokens = rooms.map(
        ({ name }, index) => new daily.MeetingToken(`token-${index}`, { roomName: name, expiresIn: "1h" }),
      );
      return Object.fromEntries(tokens.map(({ token }, index) => [index, token]));
    },
    { tapped: true },
  );
  const leaks = () => leaksIn(life.stack.evidence, [life.emulator.apiKey, ...life.tap.tokens]);

  /** Each kind of error plays at one resource after the other. */
  function spoil(route: string, attempts: number): void {
    for (const kind of AT_ONCE) life.emulator.fault(`${route} ${kind} times=1`);
    for (const kind of AFTER_RETRIES) life.emulator.fault(`${route} ${kind} times=${attempts}`);
  }
  function restore(): void {
    const unplayed = life.emulator.faults.filter(({ played }) => played === 0);
    life.emulator.clearFaults();
    expect(unplayed).toEqual([]);
  }

  test.each([
    ["POST /rooms", CREATIONS],
    ["GET /rooms/:name", ATTEMPTS],
    ["POST /meeting-tokens", ATTEMPTS],
  ])("when an update's %s fails", async (route, attempts) => {
    withTokens = route !== "POST /rooms";
    spoil(route, attempts);
    const run = await life.stack.up({ parallel: 1, continueOnError: true });
    restore();
    expect(run.ok).toBe(false);
    // A kind of error is told by its own sentence.
    expect(new Set(errorsOf(run).map(withoutNames)).size).toBeGreaterThan(6);
    expect(leaks()).toEqual([]);
  });

  test("when all went well in the end", async () => {
    expect((await life.stack.up()).ok).toBe(true);
    expect(life.tap.tokens.size).toBeGreaterThanOrEqual(PAIRS);
    expect(leaks()).toEqual([]);
  });

  test("when a destruction's DELETE /rooms/:name fails", async () => {
    spoil("DELETE /rooms/:name", DELETIONS);
    const run = await life.stack.destroy({ parallel: 1, continueOnError: true });
    restore();
    expect(run.ok).toBe(false);
    expect(leaks()).toEqual([]);
    expect((await life.stack.destroy()).ok).toBe(true);
    expect(leaks()).toEqual([]);
  });
});

describe("no secret stands in clear when Daily repeats the whole request in its errors", () => {
  let echo: Echo;
  const life = walk(async () => {
    const room = new daily.Room("standup");
    const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "1h" });
    const self = new daily.MeetingToken("self", { roomName: room.name, expiresIn: "1h", signedBy: "apiKey" });
    return { bot: bot.token, self: self.token };
  });
  let secrets: string[];

  beforeAll(async () => {
    echo = await startEcho();
    await life.stack.up();
    const { bot, self } = await life.stack.outputs();
    secrets = [life.emulator.apiKey, String(bot), String(self)];
    await life.stack.setConfig("daily:apiUrl", echo.url);
  });
  afterAll(() => echo.close());

  test.each([400, 401, 500])("with status %i", async (status) => {
    echo.status = status;
    const before = echo.count;
    const { urn } = life.stack.resource("standup");
    // It runs the program, so as to have the new URL.
    await life.stack.refresh({ runProgram: true });
    await life.stack.up({ replace: [urn], continueOnError: true });
    expect(echo.count).toBeGreaterThan(before + 1);
    expect(leaksIn(life.stack.evidence, secrets)).toEqual([]);
  });
});

describe("no secret argument stands in clear when Daily repeats the whole request in its errors", () => {
  const NAME = "a-name-that-is-nobodys-business";
  const SENDER = 'a "sender" that is nobodys business';
  const PAGE = "https://example.com/a-page-that-is-nobodys-business";
  let echo: Echo;
  const life = walk(
    async () => {
      new daily.Room("standup", { meetingJoinHook: pulumi.secret(PAGE) });
      new daily.MeetingToken("bot", {
        allRooms: true,
        userName: pulumi.secret(NAME),
        permissions: pulumi.secret({ canReceive: { byUserId: { [SENDER]: false } } }),
        expiresIn: "1h",
      });
    },
    { config: { "daily:domainName": "dev" } },
  );

  beforeAll(async () => {
    echo = await startEcho();
    await life.stack.setConfig("daily:apiUrl", echo.url);
  });
  afterAll(() => echo.close());

  test.each([400, 500])("with status %i", async (status) => {
    echo.status = status;
    const run = await life.stack.up({ continueOnError: true });
    const errors = errorsOf(run).join("\n");
    expect(errors).toContain('"user_name":"[secret]"');
    expect(errors).toContain('"[secret]":false');
    const secrets = [NAME, SENDER, JSON.stringify(SENDER).slice(1, -1), PAGE, life.emulator.apiKey];
    expect(leaksIn(life.stack.evidence, secrets)).toEqual([]);
  });
});

function withoutNames(text: string): string {
  return text.replace(/"[^"]*"/g, "...").replace(/\d+ s\b/g, "");
}
