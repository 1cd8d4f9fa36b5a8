import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { parse } from "yaml";
import { engines } from "../../provider/package.json";
import { bundle } from "../../scripts/plugin/bundle";
import { BIN, ROOT } from "../../scripts/plugin/places";

const PLUGIN = join(ROOT, "plugin");
const LAUNCHER = join(BIN, "pulumi-resource-daily");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "daily-plugin-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the bundle holds the stubs, gRPC and the provider with its dependencies, and nothing else of the SDK", async () => {
  const inputs = Object.keys(await bundle(folder));
  const ours = inputs.filter((path) => !path.startsWith("node_modules/"));
  expect(ours.filter((path) => !/^(provider\/src|plugin)\/|^provider\/package\.json$/.test(path))).toEqual([]);
  expect(ours.filter((path) => /\/(dynamic|resources|cli)\//.test(path))).toEqual([]);
  const ofSdk = inputs.filter((path) => path.startsWith("node_modules/@pulumi/"));
  expect(ofSdk.filter((path) => !/^node_modules\/@pulumi\/pulumi\/proto\/\w+_pb\.js$/.test(path))).toEqual([]);
});

test("the bundle is small", () => {
  const files = readdirSync(BIN).filter((name) => /\.(cjs|json)$/.test(name));
  const bytes = files.map((name) => statSync(join(BIN, name)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
});

test("the launcher starts the plugin, which prints its port first", async () => {
  expect(await firstLine(LAUNCHER, "127.0.0.1:1")).toMatch(/^\d+\n$/);
});

test("a start loads no HTTP client and no schema", async () => {
  const list = join(folder, "list.cjs");
  writeFileSync(list, `process.on("exit", () => console.log(Object.keys(require.cache).join()));`);
  const plugin = spawn(process.execPath, ["--require", list, join(BIN, "start.cjs"), "127.0.0.1:1"]);
  const printed = text(plugin.stdout);
  plugin.stdin.end();
  const [, files] = (await printed).trim().split("\n");
  expect(files?.split(",").map((file) => basename(file))).toEqual(["list.cjs", "start.cjs", "daily.cjs"]);
});

test("Pulumi's Node.js host starts the plugin from its folder in the repository", async () => {
  expect(parse(readFileSync(join(PLUGIN, "PulumiPlugin.yaml"), "utf8")).runtime.name).toBe("nodejs");
  // What the host runs.
  const runPlugin = join(ROOT, "node_modules/@pulumi/pulumi/cmd/run-plugin");
  expect(await firstLine(process.execPath, runPlugin, PLUGIN, "127.0.0.1:1")).toMatch(/^\d+\n$/);
});

/** The plugin's first line; then the engine is gone, and with it the plugin. */
async function firstLine(command: string, ...args: readonly string[]): Promise<string> {
  const plugin = spawn(command, args);
  const [line] = await once(plugin.stdout, "data");
  plugin.stdin.end();
  await once(plugin, "exit");
  return String(line);
}

describe("where the plugin cannot run, it says so in one line", () => {
  test("without Node.js", () => {
    symlinkSync(execFileSync("which", ["sh"], { encoding: "utf8" }).trim(), join(folder, "sh"));
    expect(() => execFileSync(LAUNCHER, { env: { PATH: folder }, stdio: "pipe" })).toThrow(
      /\npulumi-resource-daily needs Node\.js 20 or newer, and there is no node on PATH\.\n$/,
    );
  });

  test("on a Node.js that is too old", () => {
    cpSync(BIN, folder, { recursive: true });
    const old = "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });";
    writeFileSync(join(folder, "old.cjs"), old);
    const run = () =>
      execFileSync(process.execPath, ["--require", "./old.cjs", "start.cjs"], { cwd: folder, stdio: "pipe" });
    expect(run).toThrow(/\npulumi-resource-daily needs Node\.js 20 or newer, and this is 18\.20\.8\.\n$/);
  });

  test("with the number that the package names", () => {
    const needed = engines.node.replace(">=", "");
    for (const file of ["pulumi-resource-daily", "pulumi-resource-daily.cmd", "start.cjs"]) {
      expect(readFileSync(join(BIN, file), "utf8")).toContain(`needs Node.js ${needed} or newer`);
    }
  });
});
