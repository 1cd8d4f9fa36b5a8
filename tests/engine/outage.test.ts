import * as daily from "pulumi-daily";
import { causesOf, linesOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { walk } from "../support/walk";
import { withoutPatience } from "../support/withoutPatience";

const WHILE = 'while (reading room "standup"|validating a meeting token)';
const SPENT = "6 attempts, \\d+ s";
const LATER = "Run again later; https://status.daily.co reports outages.";
const KEPT = "The state is unchanged.";
const STALE =
  'This key is the one in the state. To correct it, set DAILY_API_KEY to a key of the same domain, which is then tried instead, or give refresh or destroy --run-program, as long as the program has a resource of pulumi-daily. The last resort is "pulumi state delete": it forgets the resource and leaves it at Daily.';

/** What goes wrong at Daily, and what is said of it. */
const OUTAGES: [name: string, fault: string, said: string][] = [
  [
    "a badly sent key",
    "400 error=authorization-header-error",
    `Daily refused the API key \\(from daily:apiKey\\) ${WHILE}. Correct the key and run again. ${KEPT} ${STALE}`,
  ],
  [
    "401",
    "401",
    `Daily refused the API key \\(from daily:apiKey\\) ${WHILE}. Correct the key and run again. ${KEPT} ${STALE}`,
  ],
  [
    "403",
    "403",
    `Daily does not allow this account \\(403, forbidden-error\\) ${WHILE}. Check the account's plan and the key's domain. ${KEPT}`,
  ],
  [
    "429",
    "429",
    `Daily still refused after ${SPENT} \\(rate limit\\) ${WHILE}. Run again, or lower --parallel. ${KEPT}`,
  ],
  ["500", "500", `Daily failed \\(500, server-error\\) ${WHILE} \\(${SPENT}\\). ${LATER} ${KEPT}`],
  [
    "a gateway's page",
    "html",
    `Daily failed \\(502, a page instead of JSON\\) ${WHILE} \\(${SPENT}\\). ${LATER} ${KEPT}`,
  ],
  ["an empty answer", "empty", `Daily failed \\(200, an empty answer\\) ${WHILE} \\(${SPENT}\\). ${LATER} ${KEPT}`],
  [
    "a cut answer",
    "truncated",
    `Daily failed \\(200, incomplete or invalid JSON\\) ${WHILE} \\(${SPENT}\\). ${LATER} ${KEPT}`,
  ],
  [
    "a dropped connection",
    "drop",
    `Daily could not be reached at http://127.0.0.1:\\d+ ${WHILE} \\(ECONNRESET; ${SPENT}\\). Check the network and daily:apiUrl. ${KEPT}`,
  ],
  ["silence", "delay=2000", `Daily did not answer in time ${WHILE} \\(${SPENT}\\). ${LATER} ${KEPT}`],
];

describe("an outage while refreshing", () => {
  const life = walk(async () => {
    const room = new daily.Room("standup", { name: "standup" });
    const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
    return { token: bot.token };
  });
  let before: string;

  beforeAll(async () => {
    expect((await life.stack.up()).ok).toBe(true);
    before = await life.stack.decryptedState();
  });

  test.each(OUTAGES)("%s fails it, by name, and leaves the state as it was", async (_, fault, said) => {
    life.emulator.fault(`* * ${fault}`);
    const refresh = () => life.stack.refresh();
    const run = await (fault.startsWith("delay") ? withoutPatience(life.stack, refresh) : refresh());
    life.emulator.clearFaults();
    expect(run.ok).toBe(false);
    const errors = causesOf(run);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatch(new RegExp(`^${said}$`));
    expect(await life.stack.decryptedState()).toBe(before);
  });

  test("an outage of the validation alone is no verdict on the token", async () => {
    const { id } = life.stack.resource("bot");
    life.emulator.fault("GET /meeting-tokens/:token 500");
    const run = await life.stack.refresh();
    life.emulator.clearFaults();
    expect(run.ok).toBe(false);
    expect(causesOf(run)).toEqual([expect.stringContaining("validating a meeting token")]);
    // The engine shows the error with its resource; the host's own line only says whose it is.
    expect(linesOf(run)).toEqual([`MeetingToken ${id}: refresh failed`]);
    expect(await life.stack.decryptedState()).toBe(before);
  });

  test("an outage that passes is not noticed", async () => {
    life.emulator.fault("* * 503 nth=1 times=3");
    const run = await life.stack.refresh({ expectNoChanges: true });
    life.emulator.clearFaults();
    expect(run.ok).toBe(true);
    expect(run.messages).toEqual([]);
  });

  test("nothing that was printed or kept of it holds the key or the token", async () => {
    const { token } = await life.stack.outputs();
    expect(leaksIn(life.stack.evidence, [life.emulator.apiKey, String(token)])).toEqual([]);
  });

  test("a key that was revoked is no verdict on the token either; with the new one all goes on", async () => {
    const { key } = life.emulator.rotateKey();
    const run = await life.stack.refresh();
    expect(run.ok).toBe(false);
    for (const error of causesOf(run)) expect(error).toMatch(/^Daily refused the API key \(from daily:apiKey\)/);
    expect(await life.stack.decryptedState()).toBe(before);
    await life.stack.setSecret("daily:apiKey", key);
    // The engine refreshes with the provider as the state has it, unless it runs the program.
    expect((await life.stack.refresh()).ok).toBe(false);
    expect((await life.stack.refresh({ runProgram: true })).ok).toBe(true);
    expect((await life.stack.up()).operations).toEqual({ standup: "same", bot: "same" });
    expect((await life.stack.refresh()).ok).toBe(true);
  });

  test("nobody there: the same", async () => {
    before = await life.stack.decryptedState();
    await life.emulator.close();
    const run = await life.stack.refresh();
    expect(run.ok).toBe(false);
    const errors = causesOf(run);
    expect(errors).not.toEqual([]);
    for (const error of errors) {
      expect(error).toMatch(
        /^Daily could not be reached at http:\/\/127.0.0.1:\d+ while .* \(ECONNREFUSED; 6 attempts/,
      );
    }
    expect(await life.stack.decryptedState()).toBe(before);
  });
});
