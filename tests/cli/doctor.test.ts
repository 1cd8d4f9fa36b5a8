import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { version } from "../../provider/package.json";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { TestStack } from "../support/stack";
import { cli, DOCS, DOMAIN_ID, KEY, printed } from "./support";

interface Check {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly remedy?: string;
}

let account: TestAccount;
let stack: TestStack;
const places: string[] = [];
const secondKey = "another-test-key-not-a-real-one";

beforeAll(async () => {
  account = await startAccount({ apiKey: KEY, domainId: DOMAIN_ID, domainName: "acme" });
  stack = await TestStack.create(async () => ({}), account);
});
afterAll(async () => {
  stack.remove();
  await stopAccount(account);
  for (const place of places) rmSync(place, { recursive: true, force: true });
  for (const secret of [KEY, secondKey]) expect(printed.join("")).not.toContain(secret);
});

/** Puts programs that do nothing into a folder. */
function put(folder: string, ...names: string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name), "#!/bin/sh\n", { mode: 0o755 });
}

/** The stack's environment, with a host for its language on PATH: this machine may lack one. */
function environment() {
  const hosts = emptyFolder();
  put(hosts, "pulumi-language-nodejs");
  const PATH = [process.env.PATH, hosts].join(delimiter);
  return { ...stack.stack.workspace.envVars, TEST_CLOCK_FILE: "", PATH };
}

/** The doctor's checks by their names, in a program's folder. */
async function examine(folder: string, env: Record<string, string>, ...args: string[]) {
  const { code, json } = await cli(["doctor", "--json", ...args], { folder, env });
  const checks = json.checks as Check[];
  return { code, ok: json.ok as boolean, checks, of: Object.fromEntries(checks.map((check) => [check.name, check])) };
}

/** A folder of its own, outside of the repository: nothing is installed there. */
function emptyFolder(): string {
  const place = mkdtempSync(join(tmpdir(), "doctor-"));
  places.push(place);
  return place;
}

describe("doctor", () => {
  test("finds nothing wrong with a program that has what it needs", async () => {
    const { code, ok, checks } = await examine(stack.folder, environment());
    expect(checks).toEqual([
      { name: "node", status: "ok", message: `Node.js ${process.versions.node}` },
      { name: "sdk", status: "ok", message: expect.stringMatching(/^@pulumi\/pulumi 3\.\d+\.\d+$/) },
      { name: "package", status: "ok", message: `pulumi-daily ${version}` },
      { name: "engine", status: "ok", message: expect.stringMatching(/^pulumi 3\.\d+\.\d+/) },
      { name: "host", status: "ok", message: "pulumi-resource-pulumi-nodejs is there" },
      { name: "config", status: "ok", message: "the stack sets daily:apiKey, daily:apiUrl" },
      { name: "key", status: "ok", message: "Daily accepts the API key (from daily:apiKey)" },
      { name: "clock", status: "ok", message: "this machine's clock agrees with Daily's" },
      { name: "domain", status: "ok", message: `domain acme (${DOMAIN_ID})` },
    ]);
    expect({ code, ok }).toEqual({ code: 0, ok: true });
    for (const { name } of checks) expect(DOCS).toContain(`\`${name}\``);
  });

  test("says the same in words", async () => {
    const { code, stdout } = await cli(["doctor", "--stack", "test"], { folder: stack.folder, env: environment() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {8}node {5}Node\.js /);
    expect(stdout).toMatch(/\n\nNothing is wrong\.\n$/);
  });

  test("in an empty folder it names all that is missing, each with a remedy", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "package.json"), "{}");
    const { code, of } = await examine(folder, { DAILY_API_KEY: KEY, DAILY_API_URL: account.emulator.url });
    expect(code).toBe(1);
    expect(of.sdk).toMatchObject({ status: "failed", remedy: expect.stringContaining("npm install @pulumi/pulumi") });
    expect(of.package).toMatchObject({
      status: "failed",
      remedy: expect.stringContaining(
        `Add "pulumi-daily": "^${version}" to the dependencies in ${folder}/package.json`,
      ),
    });
    expect(of.config).toMatchObject({ status: "skipped" });
    expect(of.key).toMatchObject({ status: "ok", message: "Daily accepts the API key (from DAILY_API_KEY)" });
  });

  test("without Pulumi it says how to install it", async () => {
    const folder = emptyFolder();
    symlinkSync(process.execPath, join(folder, "node"));
    const { of } = await examine(folder, { PATH: folder, PULUMI_HOME: folder });
    expect(of.engine).toMatchObject({ status: "failed", message: "There is no pulumi on PATH." });
    expect(of.engine?.remedy).toContain("https://www.pulumi.com/docs/install/");
    expect(of.host).toMatchObject({ status: "failed" });
    expect(of.node).toMatchObject({ status: "ok" });
    const nothing = await examine(folder, { PATH: emptyFolder() });
    expect(nothing.of.node).toMatchObject({ status: "failed", message: expect.stringContaining("no node on PATH") });
  });

  test("names the pulumi that lies where PATH does not lead", async () => {
    const home = emptyFolder();
    const path = emptyFolder();
    symlinkSync(process.execPath, join(path, "node"));
    const engine = async () => (await examine(path, { PATH: path, PULUMI_HOME: home })).of.engine;

    // As npm run engine builds it, in this repository.
    put(join(home, "versions/3.99.0/bin"), "pulumi");
    put(join(home, "versions/3.259.0/bin"), "pulumi");
    const built = await engine();
    expect(built).toMatchObject({ status: "failed", remedy: expect.stringContaining("put that folder on PATH") });
    expect(built?.message).toContain(`The one in ${home}/versions/3.259.0/bin lacks pulumi-language-nodejs`);

    // As the Automation API and Pulumi's own installer put it there.
    put(join(home, "versions/3.99.0/bin"), "pulumi-language-nodejs");
    expect(await engine()).toEqual({
      name: "engine",
      status: "failed",
      message: `There is no pulumi on PATH, but there is one in ${home}/versions/3.99.0/bin.`,
      remedy: "Put that folder on PATH.",
    });
    put(join(home, "bin"), "pulumi", "pulumi-language-nodejs");
    expect((await engine())?.message).toBe(`There is no pulumi on PATH, but there is one in ${home}/bin.`);
  });

  test("warns of a pulumi on PATH that cannot run a program in a file", async () => {
    const path = emptyFolder();
    symlinkSync(process.execPath, join(path, "node"));
    writeFileSync(join(path, "pulumi"), "#!/bin/sh\necho v3.259.0\n", { mode: 0o755 });
    const { of } = await examine(path, { PATH: path });
    expect(of.engine).toEqual({
      name: "engine",
      status: "warning",
      message:
        'pulumi 3.259.0 lacks pulumi-language-nodejs, which "pulumi up" needs; inline programs of the Automation API do not.',
      remedy: "Install Pulumi: https://www.pulumi.com/docs/install/",
    });
    // As package managers do it: a link on PATH to where Pulumi is installed as a whole.
    const linked = emptyFolder();
    symlinkSync(process.execPath, join(linked, "node"));
    symlinkSync(join(path, "pulumi"), join(linked, "pulumi"));
    put(path, "pulumi-language-nodejs");
    for (const PATH of [path, linked])
      expect((await examine(path, { PATH })).of.engine).toMatchObject({ status: "ok" });
  });

  test.each([
    ["is too old for the package", "3.100.0", ">=18", "sdk", /is 3\.100\.0, and pulumi-daily works with >=3\.139\.0/],
    ["needs a newer Node.js", "3.270.0", ">=99", "node", /and @pulumi\/pulumi 3\.270\.0 needs 99 or newer/],
  ])("says so where the SDK %s", async (_what, sdk, engines, name, message) => {
    const folder = emptyFolder();
    const place = join(folder, "node_modules/@pulumi/pulumi");
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "package.json"), JSON.stringify({ version: sdk, engines: { node: engines } }));
    const { of } = await examine(folder, {});
    expect(of[name]).toMatchObject({ status: "failed", message: expect.stringMatching(message) });
  });

  test("finds a second copy of the SDK", async () => {
    const folder = emptyFolder();
    const own = join(folder, "node_modules/@pulumi/pulumi");
    const other = join(folder, "node_modules/pulumi-daily/node_modules/@pulumi/pulumi");
    for (const place of [own, other]) {
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, "package.json"), JSON.stringify({ version: "3.248.0" }));
    }
    writeFileSync(join(folder, "node_modules/pulumi-daily/package.json"), JSON.stringify({ version }));
    const { of } = await examine(folder, {});
    expect(of.sdk).toMatchObject({ status: "failed", message: expect.stringContaining("two copies") });
  });

  test("without a key it says both ways to set one", async () => {
    const { code, of } = await examine(emptyFolder(), {});
    expect(code).toBe(1);
    expect(of.key?.remedy).toMatch(/pulumi config set --secret daily:apiKey.* DAILY_API_KEY/);
    expect(of.domain).toMatchObject({ status: "skipped" });
  });

  test("names the place of a key that Daily refuses", async () => {
    const env = { DAILY_API_KEY: secondKey, DAILY_API_URL: account.emulator.url };
    const { code, of } = await examine(emptyFolder(), env);
    expect(code).toBe(1);
    expect(of.key).toMatchObject({
      status: "failed",
      message: expect.stringContaining("Daily refused the API key (from DAILY_API_KEY)"),
      remedy: expect.stringContaining("Set DAILY_API_KEY to an active key"),
    });
  });

  test("tells an outage from a bad key", async () => {
    account.emulator.fault("GET / 503");
    const env = { DAILY_API_KEY: KEY, DAILY_API_URL: account.emulator.url };
    const { code, of } = await examine(emptyFolder(), env);
    account.emulator.clearFaults();
    expect(code).toBe(1);
    expect(of.key).toMatchObject({ status: "failed", message: expect.stringContaining("503") });
    expect(of.key?.remedy).toContain("https://status.daily.co");
  });

  test("finds a clock that is wrong", async () => {
    account.clock.advance(600);
    const env = { DAILY_API_KEY: KEY, DAILY_API_URL: account.emulator.url };
    const { of } = await examine(emptyFolder(), env);
    account.clock.advance(-600);
    expect(of.clock).toMatchObject({ status: "warning", remedy: "Set the clock: turn on NTP." });
    expect(of.clock?.message).toMatch(/^This machine's clock is (600|59\d) s behind Daily's/);
  });

  test("finds settings of another domain", async () => {
    const env = { DAILY_API_KEY: KEY, DAILY_API_URL: account.emulator.url };
    const otherId = "00000000-0000-4000-8000-000000000000";
    const id = await examine(emptyFolder(), { ...env, DAILY_DOMAIN_ID: otherId });
    expect(id.of.domain).toMatchObject({ status: "failed", remedy: expect.stringContaining(DOMAIN_ID) });
    const name = await examine(emptyFolder(), { ...env, DAILY_DOMAIN_NAME: "other" });
    expect(name.of.domain).toMatchObject({ status: "failed", remedy: expect.stringContaining("acme") });
    const wrong = await examine(emptyFolder(), { ...env, DAILY_DOMAIN_ID: "acme" });
    expect(wrong.code).toBe(1);
    expect(JSON.stringify(wrong.checks)).toContain("is not a UUID");
  });
});

describe("doctor, of a stack's configuration", () => {
  const file = () => join(stack.folder, "Pulumi.test.yaml");
  let before: string;
  beforeEach(() => {
    before = readFileSync(file(), "utf8");
  });
  afterEach(() => writeFileSync(file(), before));

  test("finds a key that stands in clear, and does not repeat it", async () => {
    writeFileSync(file(), before.replace(/daily:apiKey:\n +secure: .*\n/, `daily:apiKey: ${KEY}\n`));
    expect(readFileSync(file(), "utf8")).toContain(KEY);
    const { code, of } = await examine(stack.folder, environment());
    expect(code).toBe(1);
    expect(of.config).toMatchObject({ status: "failed", message: expect.stringContaining("is stored in plain text") });
    expect(of.config?.remedy).toContain("pulumi config set --secret daily:apiKey");
  });

  test("finds a setting that does not exist", async () => {
    writeFileSync(file(), before.replace("config:\n", "config:\n  daily:apikey: x\n"));
    const { code, of } = await examine(stack.folder, environment());
    expect(code).toBe(0);
    expect(of.config).toMatchObject({ status: "warning", message: expect.stringContaining("daily:apikey") });
    const { stdout } = await cli(["doctor"], { folder: stack.folder, env: environment() });
    expect(stdout).toMatch(/\n\nNothing has failed: see WARNING above\.\n$/);
  });

  test("says so where the key cannot be decrypted", async () => {
    const env = { ...environment(), PULUMI_CONFIG_PASSPHRASE: "another one", DAILY_API_KEY: KEY };
    const { of } = await examine(stack.folder, env);
    expect(of.key).toMatchObject({ status: "skipped" });
    expect(of.config).toMatchObject({ status: "failed", remedy: expect.stringContaining("PULUMI_CONFIG_PASSPHRASE") });
  });

  test("says so where there is no such stack", async () => {
    const { of } = await examine(stack.folder, environment(), "--stack", "production");
    expect(of.config).toMatchObject({ status: "failed", message: expect.stringContaining("production") });
  });
});
