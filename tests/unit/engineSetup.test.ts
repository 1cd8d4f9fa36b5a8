import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PLUGIN, Sandbox } from "./engineSetupSandbox";

let machine: Sandbox;
beforeEach(() => {
  machine = new Sandbox();
});
afterEach(() => machine.dispose());

describe("a pulumi on PATH", () => {
  test("is used as it is when its version fits", async () => {
    const path = machine.pulumi("bin", "v3.250.1");
    machine.script(`bin/${PLUGIN}`, "");

    const { code, engine, said } = await machine.run();

    expect(engine).toEqual({ path, binDir: machine.bin, version: "3.250.1", source: "PATH" });
    expect(code).toBe(0);
    expect(said).toMatch(/^engine: pulumi 3\.250\.1, from PATH \(\d\.\d s\): .+\n$/);
    expect(existsSync(machine.home)).toBe(false);
  });

  test.each(["v3.200.0", "v3.260.0-alpha.x1", "3.999.0"])("fits: %s", async (version) => {
    machine.pulumi("bin", version);
    expect((await machine.run()).engine).toMatchObject({ source: "PATH", version: version.replace("v", "") });
  });

  test.each([
    ["v3.199.9", "is 3.199.9; needed is 3.200.0 or newer of the same major version"],
    ["v4.0.0", "is 4.0.0; needed is 3.200.0 or newer of the same major version"],
    ["unknown", "does not tell its version"],
    ["v3.259.0; exit 1", "does not tell its version"],
  ])("is passed over, with the reason: %s", async (version, reason) => {
    const path = machine.pulumi("bin", version);
    machine.pulumi(machine.cached, "v3.259.0");

    const { engine, said } = await machine.run();

    expect(engine).toMatchObject({ source: "cache", version: "3.259.0" });
    expect(said).toContain(`engine: PATH: ${path} ${reason}\n`);
  });

  test("without the dynamic-provider plugin gets it in a folder of ours, and stays untouched", async () => {
    const path = machine.pulumi("bin", "v3.250.0");

    const first = await machine.run();
    const second = await machine.run();

    const { engine } = first;
    expect(engine?.source).toBe("PATH");
    expect(engine?.binDir).not.toBe(machine.bin);
    expect(readdirSync(String(engine?.binDir)).sort()).toEqual(["pulumi", PLUGIN]);
    expect(statSync(join(String(engine?.binDir), PLUGIN)).mode & 0o777).toBe(0o755);
    expect(statSync(String(engine?.path)).ino).toBe(statSync(path).ino);
    expect(readdirSync(machine.bin)).toEqual(["pulumi"]);
    expect(second.engine).toEqual(engine);
  });

  test("needs no plugin beside it if PATH has one elsewhere", async () => {
    const path = machine.pulumi("bin", "v3.250.0");
    machine.script(`other/${PLUGIN}`, "");

    const { engine } = await machine.run({ PATH: `${machine.bin}:${join(machine.root, "other")}` });

    expect(engine).toMatchObject({ path, binDir: machine.bin });
  });
});

describe("an engine in the cache", () => {
  test("is used, and gets the plugin if that is missing", async () => {
    const path = machine.pulumi(machine.cached, "v3.259.0");

    const { engine } = await machine.run();

    expect(engine).toEqual({ path, binDir: machine.cached, version: "3.259.0", source: "cache" });
    expect(statSync(join(machine.cached, PLUGIN)).mode & 0o777).toBe(0o755);
  });

  test.each([
    ["does not run", "exit 1"],
    ["is 3.1.0", "echo v3.1.0"],
  ])("that %s is replaced", async (reason, body) => {
    machine.script(join(machine.cached, "pulumi"), body);
    machine.go();

    const { engine, said } = await machine.run();

    expect(engine).toMatchObject({ source: "go", version: "3.259.0" });
    expect(said).toContain(`engine: cache: ${join(machine.cached, "pulumi")} ${reason}\n`);
    expect(machine.inVersions()).toEqual(["3.259.0"]);
  });
});

describe("the build from Go modules", () => {
  test("puts the engine and the plugin into the cache, once", async () => {
    machine.go({ before: 'echo "go: downloading example.com/module v1.0.0" >&2' });

    const first = await machine.run();
    const second = await machine.run();

    const path = join(machine.cached, "pulumi");
    expect(first.engine).toEqual({ path, binDir: machine.cached, version: "3.259.0", source: "go" });
    expect(second.engine).toEqual({ ...first.engine, source: "cache" });
    expect(first.said).toContain("engine: building Pulumi 3.259.0 from Go modules …\n");
    expect(first.said).not.toContain("example.com");
    expect(readdirSync(machine.cached).sort()).toEqual(["pulumi", PLUGIN]);
    expect(machine.inVersions()).toEqual(["3.259.0"]);

    const builds = readFileSync(join(machine.root, "builds"), "utf8").trim().split("\n");
    expect(builds).toHaveLength(1);
    expect(builds[0]).toContain("version.Version=v3.259.0");
    expect(builds[0]).toContain("-mod=readonly");
  });

  test("hands no secret to it, and none of the settings that would make it build something else", async () => {
    machine.go({
      before: 'echo "($PULUMI_ACCESS_TOKEN$DAILY_API_KEY$PULUMI_CONFIG_PASSPHRASE$GOOS $GOWORK)" >&2; exit 1',
    });

    const { said } = await machine.run({
      PULUMI_ACCESS_TOKEN: "pul-secret",
      PULUMI_CONFIG_PASSPHRASE: "secret",
      DAILY_API_KEY: "secret",
      GOOS: "plan9",
      GOWORK: "/somewhere/go.work",
    });

    expect(said).toContain("engine:   ( off)\n");
    expect(said).not.toContain("secret");
  });

  test("that fails shows its last lines, without a proxy's password, and leaves nothing", async () => {
    machine.go({ before: 'echo "module x: https://user:hunter2@proxy.example/x: 404 Not Found" >&2; exit 3' });

    const { code, engine, said } = await machine.run();

    expect(code).toBe(1);
    expect(engine).toBeUndefined();
    expect(said).toContain("engine:   module x: https://***@proxy.example/x: 404 Not Found\n");
    expect(said).toContain("go        go build ended with 3; its last lines are above\n");
    expect(machine.inVersions()).toEqual([]);
  });

  test("does not publish an engine that does not run", async () => {
    machine.go({ makes: "exit 1" });

    const { code, said } = await machine.run();

    expect(code).toBe(1);
    expect(said).toContain("what came out of it does not run on this machine");
    expect(machine.inVersions()).toEqual([]);
  });

  test.each([
    [
      "go1.25.10",
      "local",
      "is Go 1.25.10; needed is 1.25.11 or newer, and GOTOOLCHAIN=local keeps it from fetching one",
    ],
    ["go1.20.4", "", "is Go 1.20.4; needed is 1.25.11 or newer\n"],
    ["devel", "auto", "does not tell its version"],
  ])("does not start with %s and GOTOOLCHAIN=%s", async (version, toolchain, reason) => {
    machine.go({ version, toolchain });

    const { code, said } = await machine.run();

    expect(code).toBe(1);
    expect(said).toContain(`${join(machine.bin, "go")} ${reason}`);
    expect(existsSync(join(machine.root, "builds"))).toBe(false);
  });

  test.each([
    ["go1.25.11", "local"],
    ["go1.27rc1", "local"],
    ["go1.21.0", "auto"],
    ["go1.22.3", "go1.22.3+auto"],
  ])("starts with %s and GOTOOLCHAIN=%s", async (version, toolchain) => {
    machine.go({ version, toolchain });
    expect((await machine.run()).engine?.source).toBe("go");
  });
});

describe("the official download", () => {
  test("goes through the Automation API into the cache", async () => {
    // Stands for Pulumi's installer: $3 and $5 are the values of --install-root and --version.
    const installer = `
      /bin/mkdir -p "$3/bin"
      printf '#!/bin/sh\\necho v'"$5"'\\n' > "$3/bin/pulumi"
      printf '#!/bin/sh\\n' > "$3/bin/${PLUGIN}"
      /bin/chmod +x "$3/bin/pulumi" "$3/bin/${PLUGIN}"`;
    machine.fetch(`async () => new Response(${JSON.stringify(installer)})`);

    const { engine, said } = await machine.run({ PULUMI_DAILY_ENGINE_DOWNLOAD: "" });

    const path = join(machine.cached, "pulumi");
    expect(engine).toEqual({ path, binDir: machine.cached, version: "3.259.0", source: "download" });
    expect(said).toContain("engine: downloading Pulumi 3.259.0 …\n");
    expect(machine.inVersions()).toEqual(["3.259.0"]);
  });

  test("that fails says why in one line, and the next way is taken", async () => {
    machine.go();

    const { engine, said } = await machine.run({ PULUMI_DAILY_ENGINE_DOWNLOAD: "" });

    expect(engine?.source).toBe("go");
    expect(said.match(/^engine: download: .*$/gm)).toEqual([
      "engine: download: Failed to download https://get.pulumi.com/install.sh: fetch failed",
    ]);
  });

  test("that breaks off in the installer gives the tool's own reason and leaves nothing", async () => {
    const installer = "echo + Downloading; echo 'curl: (56) Recv failure: Connection reset by peer' >&2; exit 1";
    machine.fetch(`async () => new Response(${JSON.stringify(installer)})`);

    const { code, said } = await machine.run({ PULUMI_DAILY_ENGINE_DOWNLOAD: "" });

    expect(code).toBe(1);
    expect(said).toContain("engine: download: curl: (56) Recv failure: Connection reset by peer\n");
    expect(machine.inVersions()).toEqual([]);
  });

  test("from a server that does not answer is given up", async () => {
    machine.fetch("() => new Promise(() => setInterval(() => {}, 1000))");
    const claim = join(machine.root, "claim");
    mkdirSync(claim);

    const { said } = await machine.evaluate(`
      import { download } from "ENGINE/download.mjs";
      const limits = { connectMs: 20, stalledMs: 60_000, lookEveryMs: 10 };
      const claim = { dir: ${JSON.stringify(claim)} };
      const signal = new AbortController().signal;
      await download({ claim, staged: claim.dir + "/staged", tell() {}, signal, limits }).catch((error) => {
        console.error(error.name, error.message);
      });`);

    expect(said).toBe("WayFailed no answer for 0 s\n");
  });
});

describe("when nothing works", () => {
  test("it says what was tried and what to install", async () => {
    const { code, engine, said } = await machine.run();

    expect(code).toBe(1);
    expect(engine).toBeUndefined();
    const message = said.slice(said.indexOf("engine: there is"));
    expect(message).toBe(
      [
        "engine: there is no Pulumi engine, and none could be made. Tried:",
        "  PATH      no pulumi there",
        "  cache     no 3.259.0 there",
        "  download  PULUMI_DAILY_ENGINE_DOWNLOAD is off",
        "  go        no go on PATH",
        "Do one of these, then run it again:",
        "  - install the Pulumi CLI 3.200.0 or newer and have it on PATH: https://www.pulumi.com/docs/install/",
        "  - let this machine reach https://get.pulumi.com: Pulumi 3.259.0 is then downloaded, once",
        "  - install Go 1.25.11 or newer (https://go.dev/dl/) and have it reach a Go module proxy:",
        "    the engine is then built from its source, once, in about 5 minutes",
        "",
      ].join("\n"),
    );
    expect(machine.inVersions()).toEqual([]);
  });

  test("it says so if the cache cannot be written to", async () => {
    machine.go();
    const file = machine.write("file", "");

    const { code, said } = await machine.run({ PULUMI_HOME: join(file, "home") });

    expect(code).toBe(1);
    expect(said).toContain("cannot be written to (ENOTDIR); PULUMI_HOME can name another folder\n");
  });
});

describe("progress", () => {
  const during = (isTTY: boolean) => `
    import { mock } from "node:test";
    mock.timers.enable({ apis: ["setInterval", "Date"] });
    const { createProgress } = await import("ENGINE/progress.mjs");
    let output = "";
    const stream = { isTTY: ${isTTY}, columns: 40, write: (text) => { output += text; } };
    const progress = createProgress({ stream });
    await progress.during("building", async (tell) => {
      tell("9 packages compiled");
      mock.timers.tick(15_000);
      tell("1234567 packages compiled, and more than fits");
      mock.timers.tick(60_250);
    });
    progress.say("done");
    console.log(JSON.stringify(output));`;

  test("is a line every 15 seconds in a log", async () => {
    const lines = JSON.parse((await machine.evaluate(during(false))).printed).split("\n");
    expect(lines.slice(0, 2)).toEqual(["engine: building …", "engine: building (15 s): 9 packages compiled"]);
    expect(lines.slice(2, -2)).toHaveLength(4);
    expect(lines.at(-3)).toBe("engine: building (1 min 15 s): 1234567 packages compiled, and more than fits");
    expect(lines.at(-2)).toBe("engine: done");
  });

  test("is one line that is kept up to date, and fits, on a terminal", async () => {
    const output = JSON.parse((await machine.evaluate(during(true))).printed);
    expect(output.split("\n")).toHaveLength(2);
    const paints = output.split("\r\x1b[2K");
    expect(paints).toContain("engine: building (15 s): 9 packages com");
    expect(Math.max(...paints.map((paint: string) => paint.length))).toBe(39);
    expect(paints.at(-1)).toBe("engine: done\n");
  });
});
