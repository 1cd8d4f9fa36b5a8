import { join, resolve } from "node:path";
import { version } from "../../provider/package.json";

export const ROOT = resolve(__dirname, "../..");
/** The plugin as it runs on Node.js: a launcher, a bundle and the schema. */
export const BIN = join(ROOT, "plugin/bin");
/** What a release attaches. */
export const DIST = join(ROOT, "plugin/dist");

/** The texts of the dependencies' licenses, beside the plugin. */
export const LICENSES = "LICENSES-OF-DEPENDENCIES.txt";

export const NAME = "pulumi-resource-daily";
export const released = (rest: string) => join(DIST, `${NAME}-v${version}-${rest}`);
