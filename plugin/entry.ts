/** The plugin's program: the engine starts it, by way of `plugin/bin/pulumi-resource-daily`. */
import { version } from "../provider/package.json";
import { main } from "../provider/src/native/main";

main({ version, schema: () => JSON.stringify(require("./schema.json")) }, process.argv.slice(2));
