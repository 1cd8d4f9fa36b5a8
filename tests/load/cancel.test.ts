import * as daily from "pulumi-daily";
import { errorsOf } from "../support/stack";
import { cancelledWhen, names, startLoad, stopLoads, unpaced } from "./support";

afterEach(stopLoads);

/** So many rooms, each of them looked up by a token of its own. */
const tokensOfManyRooms = (count: number) => () => {
  for (const name of names("token", count)) {
    new daily.MeetingToken(name, { roomName: `room-of-${name}`, allowMissingRoom: true, expiresIn: "24h" });
  }
};

test("amid retries against a dead Daily: nobody tries again", async () => {
  const load = await startLoad(tokensOfManyRooms(40), unpaced);
  const { emulator } = load.account;
  emulator.fault("* * drop");

  const { run } = await cancelledWhen(load, () => emulator.requests().length >= 80);

  expect(run.ok).toBe(false);
  expect(run.output).toContain("^C received; cancelling.");
  expect(errorsOf(run)).toContainEqual(
    expect.stringMatching(/^Cancelled while reading room "room-of-token\d+" \(\d attempts, /),
  );
  // Each of the 40 would have tried six times.
  expect(emulator.requests().length).toBeLessThan(160);
});

test("amid silence: what is under way is cut off, long before its patience ends", async () => {
  const load = await startLoad(tokensOfManyRooms(10), unpaced);
  const { emulator } = load.account;
  emulator.fault("* * delay=120000");

  const { run, requestsAfter } = await cancelledWhen(load, () => emulator.requests().length === 10);

  expect(requestsAfter).toEqual([]);
  expect(errorsOf(run)).toContainEqual(
    expect.stringMatching(/^Cancelled while reading room .* \(1 attempt, [3-9] s\)\.$/),
  );
});

test("in a long queue under Daily's limits: the queue is left, and no token is lost", async () => {
  const load = await startLoad(
    () => {
      for (const userName of names("token", 120)) {
        new daily.MeetingToken(userName, { userName, allRooms: true, expiresIn: "24h" });
      }
    },
    { daily: { rateLimit: true }, checkpoints: true, config: { "daily:domainName": "dev" } },
  );
  const { emulator } = load.account;

  const { run, requestsAfter } = await cancelledWhen(load, () => emulator.requests().length >= 30);

  expect(run.ok).toBe(false);
  // Those that the engine had handed out already could have been some sixty.
  expect(requestsAfter.length).toBeLessThanOrEqual(25);
  const minted = emulator.requests("POST /meeting-tokens").filter(({ status }) => status === 200);
  expect(load.stack.names).toHaveLength(minted.length);
});

const rooms = (count: number) => () => {
  for (const name of names("room", count)) new daily.Room(name);
};

test("amid slow answers: rooms that are being made are waited for, and are in the state", async () => {
  const load = await startLoad(rooms(10), { ...unpaced, checkpoints: true });
  const { emulator } = load.account;
  emulator.fault("POST /rooms delay=1500");

  await cancelledWhen(load, () => emulator.requests("POST /rooms").length === 10);

  const made = emulator.requests("POST /rooms").filter(({ status }) => status === 200);
  expect(made).toHaveLength(10);
  expect(load.stack.names.sort()).toEqual(names("room", 10).sort());
});

test("amid look-ups for rooms whose answer was lost: they are in the state, to be settled later", async () => {
  const load = await startLoad(rooms(10), { ...unpaced, checkpoints: true });
  const { emulator } = load.account;
  emulator.fault("POST /rooms drop-after");
  emulator.fault("GET /rooms/:name 503");

  const { run } = await cancelledWhen(load, () => emulator.requests("GET /rooms/:name").length >= 10);

  expect(errorsOf(run)).toContainEqual(expect.stringMatching(/Whether room "room\d-\w+" was created is unknown\./));
  expect(load.stack.names.sort()).toEqual(names("room", 10).sort());
  emulator.clearFaults();
  expect((await load.stack.up()).ok).toBe(true);
  expect((await load.stack.destroy()).ok).toBe(true);
  expect(emulator.requests("DELETE /rooms/:name").filter(({ status }) => status === 200)).toHaveLength(10);
});
