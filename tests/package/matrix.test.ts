import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../../scripts/docs/markdown";

interface Row {
  readonly name: string;
  readonly node: string;
  readonly sdk: string;
}

/** The rows of `npm run test:matrix` for this Node.js whose outcome no new release of the SDK can change. */
async function ownRows(): Promise<string[]> {
  const { rows } = (await import("../../scripts/matrix/rows.mjs" as string)) as { rows: Row[] };
  const [major] = process.versions.node.split(".");
  return rows.filter(({ node, sdk }) => node === major && sdk !== "latest").map(({ name }) => name);
}

test("the packed package works as people install it, in each row of this Node.js", async () => {
  const names = await ownRows();
  if (names.length === 0) return console.log("Skipped: each row of this Node.js has the latest SDK");
  const args = ["scripts/matrix/main.mjs", ...names.flatMap((name) => ["--only", name])];
  // What is in npm's cache need not be asked for anew: no version here is the latest.
  const env = { ...process.env, npm_config_prefer_offline: "true" };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env }).catch((error) => error);
  // The table names each check that failed.
  for (const name of names) expect(stdout).toMatch(new RegExp(`^${name.replaceAll(".", "\\.")} .*ok`, "m"));
  expect(stdout).not.toContain("FAILED");
}, 1_200_000);
