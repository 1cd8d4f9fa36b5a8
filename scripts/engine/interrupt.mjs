// Lets long work end properly when the user presses Ctrl-C, closes the terminal or CI cancels the job.
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs `work` with an AbortSignal. A signal to this process aborts it; once `work` has cleaned up, the process ends
 * from that same signal, as it would have without us, so that npm and shells see an interruption and stop as well.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} work
 */
export async function interruptible(work) {
  const controller = new AbortController();
  let caught;
  const onSignal = (name) => {
    caught ??= name;
    controller.abort(new Error(`interrupted by ${name}`));
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal);
    // A program that listens itself has been told already and decides on its own.
    if (caught !== undefined && process.listenerCount(caught) === 0) process.kill(process.pid, caught);
  }
}
