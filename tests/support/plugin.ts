import { delimiter, resolve } from "node:path";
import type { Message, Run } from "./run";

/** Where `npm run build:plugin` puts the plugin. */
export const pluginFolder = resolve(__dirname, "../../plugin/bin");

/** PATH with the plugin on it: the engine looks there first. */
export function pathWithPlugin(): string {
  return `${pluginFolder}${delimiter}${process.env.PATH}`;
}

/** An environment in which the engine finds the plugin. */
export const withPlugin = { PATH: pathWithPlugin() };

/** What a run said, but for the engine's line about where it has found the plugin, which the host for YAML passes on. */
export function saidIn({ messages }: Run): readonly Message[] {
  return messages.filter(({ text }) => !/^(warning: )?using pulumi-resource-daily from \$PATH/.test(text));
}
