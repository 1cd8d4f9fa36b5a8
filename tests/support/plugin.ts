import { delimiter, resolve } from "node:path";

/** What `npm run build:plugin` makes. */
const BIN = resolve(__dirname, "../../plugin/bin");

/** PATH with the plugin on it: the engine looks there first. */
export function pathWithPlugin(): string {
  return `${BIN}${delimiter}${process.env.PATH}`;
}
