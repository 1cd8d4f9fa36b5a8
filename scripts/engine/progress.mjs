// Says what is being done and how long it has taken: on a terminal one line that is kept up to date, elsewhere (CI, a
// pipe) a new line now and then, so that nobody takes a long step for a hung one.
const TERMINAL_MS = 250;
const LOG_MS = 15_000;

/**
 * @param {object} [options]
 * @param {(line: string) => void} [options.log] takes whole lines; without it they go to stderr
 * @param {NodeJS.WriteStream} [options.stream]
 * @param {() => number} [options.now] in ms
 */
export function createProgress({ log, stream = process.stderr, now = Date.now } = {}) {
  const isTerminal = log === undefined && stream.isTTY === true;
  const write = log ?? ((line) => stream.write(`${line}\n`));
  const clear = () => isTerminal && stream.write("\r\x1b[2K");

  const say = (text) => {
    clear();
    write(`engine: ${text}`);
  };

  /** Does `work` while showing `title`, what `work` last told `tell`, and the time since it began. */
  const during = async (title, work) => {
    const start = now();
    let detail = "";
    // The time comes before the detail, since a narrow terminal cuts the end off.
    const state = () => `${title} (${formatDuration(now() - start)})${detail && `: ${detail}`}`;
    const paint = () => stream.write(`\r\x1b[2K${`engine: ${state()}`.slice(0, (stream.columns || 80) - 1)}`);

    if (isTerminal) paint();
    else say(`${title} …`);
    const timer = setInterval(() => (isTerminal ? paint() : say(state())), isTerminal ? TERMINAL_MS : LOG_MS);
    try {
      return await work((text) => {
        detail = text;
      });
    } finally {
      clearInterval(timer);
      clear();
    }
  };

  return { say, during };
}

export function formatDuration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
