import * as daily from "pulumi-daily";
import { type LoadOptions, names, startLoad, stopLoads, unpaced } from "./support";

jest.setTimeout(300_000);
afterEach(stopLoads);

const rooms = names("room", 20);

/** As Daily is. */
const limited = { daily: { rateLimit: true, retryAfter: true } } as const;

test.each<[string, string[], LoadOptions]>([
  ["429 or 503", ["* * 429 every=37", "* * 503 every=31"], limited],
  ["429 or 503 and Retry-After", ["* * 429 retry-after=1 every=37", "* * 503 retry-after=1 every=31"], limited],
  ["429, 503, or an answer that is lost", ["* * 429 every=47", "* * 503 every=43", "* * drop-after every=41"], unpaced],
])("5%% of calls end with %s: all 120 are created, nothing twice", async (_, faults, options) => {
  const tokens = names("token", 120);
  const { account, stack } = await startLoad(() => {
    for (const name of rooms) new daily.Room(name, { name });
    for (const name of tokens) {
      const args = { roomName: "standup", userName: name, expiresIn: "24h", allowMissingRoom: true } as const;
      new daily.MeetingToken(name, args);
    }
  }, options);
  for (const fault of faults) account.emulator.fault(fault);

  const run = await stack.up({ parallel: 64 });

  expect(run.ok).toBe(true);
  const spoilt = account.emulator.requests().filter(({ fault }) => fault !== undefined).length;
  expect(spoilt).toBeGreaterThanOrEqual(0.04 * (tokens.length + rooms.length));
  expect(stack.names.sort()).toEqual([...rooms, ...tokens].sort());
  const ids = stack.state.filter(({ type }) => !type.startsWith("pulumi:")).map(({ id }) => id);
  expect(new Set(ids).size).toBe(tokens.length + rooms.length);
  // Each room was made once: a second creation would have been answered 400.
  expect(account.emulator.requests("POST /rooms").filter(({ status }) => status === 400)).toEqual([]);
});
