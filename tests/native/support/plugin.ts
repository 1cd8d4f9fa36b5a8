import { delimiter, resolve } from "node:path";

/** The folder of the plugin that `npm run build` has made. */
export const pluginFolder = resolve(__dirname, "../../../plugin/bin");

/** What makes the engine find it there. */
export const withPlugin = { PATH: `${pluginFolder}${delimiter}${process.env.PATH}` };
