// Preloaded into the engine's Node processes: a wait between two attempts takes no time there. The process's stopwatch
// moves on by as much instead, so that deadlines are met and "6 attempts, 12 s" is said as it would be.
const { performance } = require("node:perf_hooks");
const timers = require("node:timers/promises");

if (process.env.TEST_SKIP_SLEEPS) {
  let skippedMs = 0;
  const stopwatch = performance.now.bind(performance);
  performance.now = () => stopwatch() + skippedMs;
  timers.setTimeout = async (ms, value) => {
    skippedMs += ms;
    return value;
  };
}

// A request's patience cannot be skipped, since Daily's answer takes real time: it is cut instead.
const patienceMs = Number(process.env.TEST_REQUEST_PATIENCE_MS);
if (patienceMs > 0) {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => timeout(Math.min(ms, patienceMs));
}
