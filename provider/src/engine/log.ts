import type { Log } from "../lifecycle";

/** The host forwards what a dynamic provider prints: `log` as an info line, `error` as a line that stands out. */
export const hostLog: Log = {
  info: (text) => console.log(text),
  warn: (text) => console.log(`warning: ${text}`),
};
