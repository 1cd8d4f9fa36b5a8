import { execFileSync } from "node:child_process";
import { join } from "node:path";

const token = join(__dirname, "../../provider/dist/token/index.js");

/** The packages that a process has loaded after running some code with `pulumi-daily/token` as `t`. */
function packagesAfter(code: string): string[] {
  const script = `const t = require(${JSON.stringify(token)}); ${code};
    const names = Object.keys(require.cache).map((path) => /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(path)?.[1]);
    console.log(JSON.stringify([...new Set(names.filter(Boolean))]));`;
  return JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
}

test("a bot that loads pulumi-daily/token loads neither Pulumi nor an HTTP client", () => {
  expect(packagesAfter("")).toEqual(["fastest-levenshtein"]);
});

test("signing loads the JWT library, and still no HTTP client", () => {
  const keys = '{ apiKey: "k", domainId: "25df5057-ef0d-4d97-bde6-0cf287276cbb" }';
  const loaded = packagesAfter(`t.verifyMeetingToken(t.signMeetingToken({}, ${keys}), ${keys})`);
  expect(loaded).toContain("jws");
  expect(loaded).not.toContain("axios");
  expect(loaded.filter((name) => name.startsWith("@pulumi"))).toEqual([]);
});
