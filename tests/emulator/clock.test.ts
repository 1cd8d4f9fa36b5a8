import { Clock, createEmulator } from "../../emulator/src/index.js";
import { claims, NOW, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

test("shows the real time until it is set, then stands still, then goes on", () => {
  let real = NOW * 1000;
  const clock = new Clock(() => real);
  real += 1500;
  expect([clock.now, clock.isSet]).toEqual([NOW + 1.5, false]);
  clock.set("2031-06-01T12:00:00Z");
  real += 1000;
  expect([clock.date.toISOString(), clock.isSet]).toEqual(["2031-06-01T12:00:00.000Z", true]);
  clock.advance(90);
  clock.advance(-30);
  expect(clock.date.toISOString()).toBe("2031-06-01T12:01:00.000Z");
  clock.useRealTime();
  expect([clock.now, clock.isSet]).toEqual([NOW + 2.5, false]);
});

test("advancing the real time stops it there", () => {
  let real = NOW * 1000;
  const clock = new Clock(() => real);
  clock.advance(60);
  real += 5000;
  expect(clock.now).toBe(NOW + 60);
});

test.each([["2030-01-01T00:00:00Z"], [NOW], [new Date(NOW * 1000)]])("can be set to %p", (instant) => {
  const clock = new Clock();
  clock.set(instant);
  expect(clock.now).toBe(NOW);
});

test.each([["soon"], [Number.NaN], [NOW * 1e6]])("%p is no moment", (instant) => {
  expect(() => new Clock().set(instant)).toThrow("is not a valid time: give ISO 8601 text or seconds since the epoch.");
});

test("iat, created_at and the Date header follow it, on errors too", async () => {
  const { emulator, api } = await startDaily();
  emulator.clock.set("2031-06-01T12:00:00Z");
  expect(claims(await api.mint({})).iat).toBe(Date.UTC(2031, 5, 1, 12) / 1000);
  expect((await api.post("/rooms")).body.created_at).toBe("2031-06-01T12:00:00.000Z");
  const date = "Sun, 01 Jun 2031 12:00:00 GMT";
  expect((await api.get("/")).headers.get("date")).toBe(date);
  expect((await api.get("/nowhere")).headers.get("date")).toBe(date);
  emulator.fault("GET / 503");
  expect((await api.get("/")).headers.get("date")).toBe(date);
});

test("a real time of one's own can be given", async () => {
  const emulator = createEmulator({ now: () => NOW * 1000 });
  expect(emulator.clock.now).toBe(NOW);
  await emulator.close();
});
