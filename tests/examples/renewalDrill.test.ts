import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as daily from "pulumi-daily";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { DAYS, HOURS } from "../support/clock";
import { TestStack } from "../support/stack";

const MINUTE = 60;
/** An update takes a while: until it is done, readers hold the token from before. */
const UPDATE_MINUTES = 10;

/** A stack that something updates by a schedule, and a consumer that reads its output every minute. */
class Drill {
  readonly #held = new Set<string>();
  /** How many updates failed. */
  failures = 0;

  private constructor(
    private readonly account: TestAccount,
    private readonly stack: TestStack,
    private readonly room: string,
    /** What the output says: it is read again only when an update has changed it, since that takes as long as an update. */
    private token: string,
  ) {}

  static async start(lifetime: Partial<daily.MeetingTokenArgs>): Promise<Drill> {
    const account = await startAccount();
    const program: PulumiFn = async () => {
      const room = new daily.Room("standup", { privacy: "private" });
      const bot = new daily.MeetingToken("bot", { roomName: room.name, ...lifetime });
      return { token: bot.token, room: room.name };
    };
    const stack = await TestStack.create(program, account);
    await stack.up();
    const { room, token } = await stack.outputs();
    return new Drill(account, stack, room as string, token as string);
  }

  /** How many tokens the consumer has held so far. */
  get tokens(): number {
    return this.#held.size;
  }

  /** One interval of the schedule, then its update. Answers the minutes at which Daily refused what the consumer held. */
  async interval(seconds: number, { outage = false } = {}): Promise<number[]> {
    this.#held.add(this.token);
    const refused = await this.#refusedMinutes(seconds / MINUTE + UPDATE_MINUTES);
    this.account.clock.advance(seconds);
    if (outage) this.account.emulator.fault("POST /meeting-tokens 503");
    const run = await this.stack.up();
    this.account.emulator.clearFaults();
    if (!run.ok) this.failures += 1;
    if (!run.ok || run.operations.bot !== "same") this.token = (await this.stack.outputs()).token as string;
    return refused;
  }

  /** Between two updates the output stays as it is, so that only Daily's clock has to be moved for each look. */
  async #refusedMinutes(minutes: number): Promise<number[]> {
    const { emulator, clock } = this.account;
    const { room, token } = this;
    const start = clock.seconds;
    const refused: number[] = [];
    for (let minute = 0; minute <= minutes; minute++) {
      emulator.clock.set(start + minute * MINUTE);
      const { outcome, token: use } = await emulator.join({ room, token });
      if (outcome !== "joins" || use.use !== "honoured") refused.push(minute);
    }
    emulator.clock.useRealTime();
    return refused;
  }

  async end(): Promise<void> {
    await this.stack.destroy();
    this.stack.remove();
    await stopAccount(this.account);
  }
}

describe("the renewal drill", () => {
  test("with a window of 8 h and an update every 4 h, over 10 days no reader ever holds a refused token", async () => {
    const drill = await Drill.start({ expiresIn: "24h", renewBefore: "8h" });
    try {
      for (let hour = 0; hour < (10 * DAYS) / HOURS; hour += 4) {
        expect({ hour, refused: await drill.interval(4 * HOURS) }).toEqual({ hour, refused: [] });
      }
      expect(drill.failures).toBe(0);
      // Each lives from its making to the first update after 16 hours.
      expect(drill.tokens).toBe((10 * 24) / 16);
    } finally {
      await drill.end();
    }
    // A second or two for each of the sixty updates, on a machine with nothing else to do.
  }, 1_800_000);

  test("an update may fail, since Daily is down: the output keeps the old token, and the next one is in time", async () => {
    const drill = await Drill.start({ expiresIn: "24h", renewBefore: "8h" });
    try {
      for (let run = 0; run < 6; run++) {
        // The renewal is due at 16 hours, which is the fourth run.
        expect(await drill.interval(4 * HOURS, { outage: run === 3 })).toEqual([]);
      }
      expect(drill).toMatchObject({ failures: 1, tokens: 2 });
    } finally {
      await drill.end();
    }
  });

  test("with a window that is shorter than the interval a reader does hold one: the drill can fail", async () => {
    const drill = await Drill.start({ expiresIn: "23h", renewBefore: "2h" });
    try {
      const refused: number[] = [];
      for (let hour = 0; hour < 24; hour += 4) refused.push(...(await drill.interval(4 * HOURS)));
      expect(refused.length).toBeGreaterThanOrEqual(60);
    } finally {
      await drill.end();
    }
  });
});
