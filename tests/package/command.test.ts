import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bin, name, version } from "../../provider/package.json";
import { runProgram } from "../examples/support/runProgram";
import { type PackedPackage, packAndInstall, ROOT } from "./packed";

describe("the command in a clone of the repository", () => {
  let clone: string;
  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), "clone-"));
    const files = execFileSync("git", ["ls-files", "provider"], { cwd: ROOT, encoding: "utf8" }).split("\n");
    for (const file of files.filter(Boolean)) cpSync(join(ROOT, file), join(clone, file));
    // Without the dependencies, which npm would fetch.
    writeFileSync(join(clone, "provider/package.json"), JSON.stringify({ name, version, bin }));
    writeFileSync(join(clone, "package.json"), JSON.stringify({ private: true, workspaces: ["provider"] }));
    execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund"], { cwd: clone, stdio: "ignore" });
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  const command = (...args: string[]) =>
    runProgram([join(clone, "node_modules/.bin/pulumi-daily"), ...args], { cwd: clone });

  test("says before the build what to do, in one line", async () => {
    expect(await command("--help")).toEqual({
      code: 3,
      stdout: "",
      stderr: "pulumi-daily is not built yet: npm run build, in the root of its repository.\n",
    });
  });

  test("works after the build, without another install", async () => {
    symlinkSync(join(ROOT, "provider/dist"), join(clone, "provider/dist"));
    expect(await command("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("the command of the packed package", () => {
  let packed: PackedPackage;
  beforeAll(async () => {
    packed = await packAndInstall();
  });
  afterAll(() => packed?.remove());

  test("can be run as the file that it is", async () => {
    const file = join(packed.folder, "node_modules/pulumi-daily", bin["pulumi-daily"]);
    expect(statSync(file).mode & 0o111).toBe(0o111);
    expect(await runProgram([file, "--version"], { cwd: packed.folder })).toMatchObject({ stdout: `${version}\n` });
  });
});
