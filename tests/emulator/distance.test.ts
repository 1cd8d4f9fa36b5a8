import { startDaily, stopAll } from "./support.js";

afterEach(stopAll);

test("a call takes its time on the way there and on the way back", async () => {
  const { emulator, api } = await startDaily({ distance: { ms: 60, jitterMs: 20 } });
  const began = performance.now();
  await api.get("/rooms");
  const took = performance.now() - began;
  const arrived = (emulator.requests()[0]?.ms ?? 0) - began;
  // A timer of Node.js may be a millisecond early.
  expect(arrived).toBeGreaterThanOrEqual(19);
  expect(took - arrived).toBeGreaterThanOrEqual(19);
});
