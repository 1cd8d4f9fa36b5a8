import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "@swc/core";
import { startAccount, stopAccount, type TestAccount } from "../support/account";

const ROOT = resolve(__dirname, "../..");
const run = promisify(execFile);

/** A user's folder, far from this repository: the packed package and Pulumi's SDK, installed by npm, and a program. */
describe("a program that installed the packed tarball", () => {
  let account: TestAccount;
  let folder: string;

  beforeAll(async () => {
    account = await startAccount();
    folder = mkdtempSync(join(tmpdir(), "installed-"));
    const { pack } = await import("../../scripts/package/pack.mjs");
    const tarball = await pack(folder);
    const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules/@pulumi/pulumi/package.json"), "utf8"));
    const dependencies = { "pulumi-daily": `file:${tarball}`, "@pulumi/pulumi": version };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
    await run("npm", ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
    cpSync(join(ROOT, "scripts/matrix/layout"), folder, { recursive: true });
  }, 300_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopAccount(account);
  });

  test("has its own copy", () => {
    const file = require.resolve("pulumi-daily/handlers", { paths: [folder] });
    expect(file.startsWith(join(folder, "node_modules/pulumi-daily"))).toBe(true);
  });

  // An inline program in such a folder is tried in each row of the matrix.
  test("previews, updates, changes nothing the next time, and destroys: the README's, copied as it stands", async () => {
    writeFileSync(join(folder, "readme.cjs"), programInReadme());
    const env = { ...process.env, DAILY_URL: account.emulator.url, DAILY_KEY: account.emulator.apiKey };
    const before = account.emulator.requests().length;
    // It fails with all that was printed if any of these does not do what it should.
    await run(process.execPath, ["drive.cjs", "--inline", "readme.cjs"], { cwd: folder, env });
    const methods = account.emulator
      .requests({ after: before })
      .map(({ method, path }) => `${method} ${path.replace(/standup-.*/, "*")}`);
    expect(methods).toEqual(expect.arrayContaining(["POST /rooms", "POST /meeting-tokens", "DELETE /rooms/*"]));
  });
});

/** As JavaScript: only Pulumi's Node.js host, which is not on every machine, takes TypeScript. */
function programInReadme(): string {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const program = /```ts\n(.*?)```/s.exec(readme)?.[1] as string;
  return transformSync(program, { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } }).code;
}
