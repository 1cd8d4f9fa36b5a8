import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../../scripts/docs/markdown";

interface Row {
  readonly name: string;
  readonly node: string;
  readonly sdk: string;
}

/** Those of `npm run test:matrix` for this Node.js whose outcome no new release of the SDK can change. */
async function ownRows(): Promise<readonly Row[]> {
  const { rows } = (await import("../../scripts/matrix/rows.mjs" as string)) as { rows: Row[] };
  const [major] = process.versions.node.split(".");
  return rows.filter(({ node, sdk }) => node === major && sdk !== "latest");
}

test("the packed package works as people install it, in each row of this Node.js", async () => {
  for (const { name } of await ownRows()) {
    const args = ["scripts/matrix/main.mjs", "--only", name];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT }).catch((error) => error);
    // The table names each check that failed.
    expect(stdout).toMatch(new RegExp(`^${name.replaceAll(".", "\\.")} .*ok`, "m"));
    expect(stdout).not.toContain("FAILED");
  }
}, 1_200_000);
