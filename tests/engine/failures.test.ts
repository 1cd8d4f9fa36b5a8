import * as daily from "pulumi-daily";
import { errorsOf, linesOf, type Run } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const ENGINES_OWN = ["update failed", "preview failed"];

/** How an error looks to whoever runs the update: one line with the resource, no stack, said once. */
describe("an error is shown as one line", () => {
  steps();
  let userName = "Bot";
  let enableKnocking = false;
  let withRoom = true;
  const life = walk(async () => {
    if (!withRoom) return;
    const room = new daily.Room("standup", { name: "standup", enableKnocking });
    new daily.MeetingToken("bot", { roomName: room.name, userName, expiresIn: "24h" });
  });

  async function failing(fault: string, command: () => Promise<Run>): Promise<Run> {
    life.emulator.fault(fault);
    const run = await command();
    life.emulator.clearFaults();
    return run;
  }

  test("of a creation", async () => {
    const run = await failing("POST /rooms 403", () => life.stack.up());
    expect(shownOf(run)).toEqual([
      "standup: Daily does not allow this account (403, forbidden-error) while creating room \"standup\". Check the account's plan and the key's domain.",
    ]);
    expect(linesOf(run)).toEqual([]);
    expect(life.stack.names).toEqual([]);
  });

  test("of a token's creation, whose room stays and is not made again", async () => {
    const run = await failing("POST /meeting-tokens 500", () => life.stack.up());
    expect(shownOf(run)).toEqual([
      expect.stringMatching(
        /^bot: Daily failed \(500, server-error\) while creating a meeting token for room "standup" \(6 attempts, \d+ s\)\. Run again later; https:\/\/status\.daily\.co reports outages\.$/,
      ),
    ]);
    expect(life.stack.names).toEqual(["standup"]);
    expect((await life.stack.up()).operations).toEqual({ standup: "same", bot: "create" });
  });

  test("of a check", async () => {
    await life.stack.setConfig("daily:maxTokenLifetime", "soon");
    const run = await life.stack.preview();
    expect(shownOf(run)).toEqual([
      expect.stringMatching(/^standup: daily:maxTokenLifetime is "soon"; write a number followed by s, m, h, d or w/),
    ]);
    expect(linesOf(run)).toEqual(['Room "standup": check failed']);
    await life.stack.setConfig("daily:maxTokenLifetime", "48h");
  });

  test("of a replacement, which leaves the old token in use", async () => {
    userName = "Note taker";
    const { id } = life.stack.resource("bot");
    const run = await failing("POST /meeting-tokens 422", () => life.stack.up());
    expect(shownOf(run)).toEqual([
      expect.stringMatching(/^bot: Daily refused the request \(422, invalid-request-error/),
    ]);
    expect(life.stack.resource("bot").id).toBe(id);
    userName = "Bot";
  });

  test("of an update in place", async () => {
    enableKnocking = true;
    const run = await failing("POST /rooms/:name 500", () => life.stack.up());
    expect(shownOf(run)).toEqual([
      expect.stringMatching(/^standup: Daily failed \(500, server-error\) while updating room "standup"/),
    ]);
    expect(life.stack.resource("standup").outputs).not.toHaveProperty("enableKnocking", true);
    expect((await life.stack.up()).operations).toEqual({ standup: "update", bot: "same" });
  });

  test("of a refresh", async () => {
    const run = await failing("GET /rooms/:name 500", () => life.stack.refresh());
    for (const error of shownOf(run)) {
      expect(error).toMatch(/^(standup|bot): Daily failed \(500, server-error\) while reading room "standup"/);
    }
    for (const line of linesOf(run)) expect(line).toMatch(/^(Room standup|MeetingToken [0-9a-f]{16}): refresh failed$/);
  });

  test("of a deletion, in an update and in a destruction", async () => {
    withRoom = false;
    for (const command of [() => life.stack.up(), () => life.stack.destroy()]) {
      const run = await failing("DELETE /rooms/:name 403", command);
      expect(shownOf(run)).toEqual([
        "standup: Daily does not allow this account (403, forbidden-error) while deleting room \"standup\". Check the account's plan and the key's domain.",
      ]);
      expect(linesOf(run)).toContain("Room standup: delete failed");
      expect(life.stack.names).toEqual(["standup"]);
    }
    expect((await life.stack.destroy()).ok).toBe(true);
  });
});

describe("an update that goes on after an error (--continue-on-error)", () => {
  steps();
  const life = walk(async () => {
    for (const name of ["one", "two"]) {
      const room = new daily.Room(name);
      new daily.MeetingToken(`${name}-bot`, { roomName: room.name, expiresIn: "24h" });
    }
  });

  test("makes what does not depend on it, and says nothing false of what does", async () => {
    life.emulator.fault("POST /rooms 403 times=1");
    const run = await life.stack.up({ parallel: 1, continueOnError: true });
    expect(shownOf(run)).toEqual([expect.stringMatching(/^(one|two): Daily does not allow this account/)]);
    const failed = shownOf(run)[0]?.split(":")[0];
    const other = failed === "one" ? "two" : "one";
    expect(life.stack.names).toEqual([other, `${other}-bot`]);
  });

  test("and the next one makes the rest", async () => {
    expect((await life.stack.up()).ok).toBe(true);
    expect(life.stack.names).toHaveLength(4);
  });
});

/** Each error with its resource, as `resource: text`; one line each, without a stack. */
function shownOf(run: Run): string[] {
  expect(run.ok).toBe(false);
  const errors = run.messages.filter(({ severity, text }) => severity === "error" && !ENGINES_OWN.includes(text));
  expect(errors.length).toBe(new Set(errors.map(({ text, about }) => about + text)).size);
  for (const text of [...errorsOf(run), ...linesOf(run)]) {
    expect(text).not.toMatch(/\n|Error:|^\s+at |:$/);
  }
  return errors.map(({ about, text }) => `${about}: ${text}`);
}
