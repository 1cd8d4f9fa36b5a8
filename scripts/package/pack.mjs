import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Packs the provider as it would be published, from what is built; answers the tarball's path. */
export async function pack(folder) {
  const args = ["pack", "--workspace", "pulumi-daily", "--pack-destination", folder, "--json"];
  const { stdout } = await promisify(execFile)("npm", args, { cwd: ROOT });
  // A script's own output may stand before it.
  const answer = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  const [{ filename }] = Object.values(answer);
  return join(folder, filename);
}
