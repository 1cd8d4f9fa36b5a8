import { delimiter, resolve } from "node:path";
import type { Message, Run } from "./run";

/** An environment in which the engine finds the plugin that `npm run build:plugin` has made. */
export const withPlugin = { PATH: [resolve(__dirname, "../../plugin/bin"), process.env.PATH].join(delimiter) };

/** What a run said, but for the engine's line about where it has found the plugin. */
export function saidIn({ messages }: Run): readonly Message[] {
  return messages.filter(({ text }) => !text.startsWith("using pulumi-resource-daily from $PATH"));
}
