import type { EmulatorOptions } from "../../emulator/src/index.js";
import { type Api, apiOf, outcome, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const limited = { status: 429, body: { error: "rate-limit-error" } };

/** An emulator with limits whose monotonic clock only the test moves. */
async function startLimited(options: EmulatorOptions = {}) {
  let ms = 0;
  const daily = await startDaily({ rateLimit: true, monotonicNow: () => ms, ...options });
  return {
    ...daily,
    pass: (milliseconds: number) => {
      ms += milliseconds;
    },
  };
}

/** How many of so many calls pass. */
async function passing(calls: number, call: () => Promise<{ status: number }>): Promise<number> {
  let passed = 0;
  for (let index = 0; index < calls; index += 1) if ((await call()).status !== 429) passed += 1;
  return passed;
}

const list = (api: Api) => () => api.get("/rooms");
const drop = (api: Api) => () => api.delete("/rooms/standup");

test("20 calls in a second, and no more", async () => {
  const { api, pass } = await startLimited();
  expect(await passing(25, list(api))).toBe(20);
  expect(outcome(await api.get("/rooms"))).toEqual(limited);
  pass(999);
  expect(await passing(5, list(api))).toBe(0);
  pass(1);
  expect(await passing(25, list(api))).toBe(20);
});

test("the windows slide: a call counts for one second from when it came", async () => {
  const { api, pass } = await startLimited();
  expect(await passing(10, list(api))).toBe(10);
  pass(600);
  expect(await passing(20, list(api))).toBe(10);
  pass(400);
  expect(await passing(20, list(api))).toBe(10);
});

test("100 calls in five seconds are the same rate, so the short window is the one that bites", async () => {
  const { api, pass } = await startLimited();
  for (let second = 0; second < 6; second += 1) {
    expect(await passing(21, list(api))).toBe(20);
    pass(1000);
  }
});

test("2 deletions in a second, and 50 in thirty", async () => {
  const { api, pass } = await startLimited();
  expect(await passing(5, drop(api))).toBe(2);
  for (let second = 1; second < 25; second += 1) {
    pass(1000);
    expect(await passing(3, drop(api))).toBe(2);
  }
  pass(1000);
  // 50 have come in 25 seconds: the next two may come when the first two are 30 seconds old.
  expect(await passing(3, drop(api))).toBe(0);
  pass(4000);
  expect(await passing(3, drop(api))).toBe(0);
  pass(1000);
  expect(await passing(3, drop(api))).toBe(2);
});

test("deletions and other calls do not count together, nor do two keys", async () => {
  const { emulator, api } = await startLimited();
  const second = apiOf(emulator, emulator.rotateKey({ keepOld: true }).key);
  expect(await passing(21, list(api))).toBe(20);
  expect(await passing(3, drop(api))).toBe(2);
  expect(await passing(21, list(second))).toBe(20);
  expect(await passing(3, drop(second))).toBe(2);
});

test("reading, creating and minting share one limit; unknown routes and wrong keys have none", async () => {
  const { emulator, api } = await startLimited();
  expect(await passing(30, () => api.get("/nowhere"))).toBe(30);
  expect(await passing(30, () => apiOf(emulator, "daily-test-key-of-nobody").get("/"))).toBe(30);
  expect(await passing(7, () => api.post("/rooms"))).toBe(7);
  expect(await passing(7, () => api.post("/meeting-tokens"))).toBe(7);
  expect(await passing(7, () => api.get("/meeting-tokens/x"))).toBe(6);
});

test("Retry-After comes only if it is switched on, in seconds rounded up", async () => {
  const { emulator, api, pass } = await startLimited();
  expect(await passing(2, drop(api))).toBe(2);
  expect((await api.delete("/rooms/standup")).headers.get("retry-after")).toBeNull();
  emulator.setSwitches({ retryAfter: true });
  pass(200);
  expect((await api.delete("/rooms/standup")).headers.get("retry-after")).toBe("1");
});

test("the emulator's clock does not move the limits", async () => {
  const { emulator, api } = await startLimited();
  expect(await passing(20, list(api))).toBe(20);
  emulator.clock.advance(3600);
  expect(outcome(await api.get("/rooms"))).toEqual(limited);
});

test("off by default, and switched off at any time", async () => {
  const { api } = await startDaily({ monotonicNow: () => 0 });
  expect(await passing(60, list(api))).toBe(60);
});
