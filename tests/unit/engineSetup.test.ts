import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { PLUGIN, Sandbox, until, YAML_HOST } from "./engineSetupSandbox";

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
    expect(said).toMatch(/^engine: pulumi 3\.250\.1, from PATH: .+\n$/);
    expect(existsSync(machine.home)).toBe(false);
  });

  test.each(["v3.200.0", "v3.260.0-alpha.x1", "3.999.0"])("fits: %s", async (version) => {
    machine.pulumi("bin", version);
    expect((await machine.run()).engine).toMatchObject({ source: "PATH", version: version.replace("v", "") });
  });

  test.each([
    ["v3.199.9", "is 3.199.9; needed is 3.200.0 or newer of the same major version"],
    ["v4.0.0", "is 4.0.0; needed is 3.200.0 or newer of the same major version"],
    ["unknown", "does not run, or does not tell its version"],
    ["v3.259.0; exit 1", "does not run, or does not tell its version"],
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

  test("gets the host for programs in YAML if that is missing, once", async () => {
    machine.pulumi(machine.cached, "v3.259.0");
    machine.go();

    const first = await machine.run();
    const second = await machine.run();

    expect(first.said).toContain("engine: building Pulumi's host for YAML 1.25.0 from Go modules, ");
    expect(first.engine?.source).toBe("cache");
    expect(statSync(join(machine.cached, YAML_HOST)).mode & 0o111).toBe(0o111);
    expect(second.said).not.toContain("YAML");
    const builds = readFileSync(join(machine.root, "builds"), "utf8").trim().split("\n");
    expect(builds).toEqual([expect.stringMatching(/version\.Version=v1\.25\.0 .*\/pulumi-language-yaml$/)]);
  });

  test("needs no host for YAML beside it if PATH has one elsewhere", async () => {
    machine.pulumi(machine.cached, "v3.259.0");
    machine.script(`bin/${YAML_HOST}`, "");
    machine.go();

    expect((await machine.run()).said).not.toContain("YAML");
    expect(existsSync(join(machine.root, "builds"))).toBe(false);
  });

  test.each([
    ["no go on PATH", undefined],
    ["ended with 3; its last lines are above", "exit 3"],
  ])("is used without the host for YAML, and says why: %s", async (reason, before) => {
    machine.pulumi(machine.cached, "v3.259.0");
    if (before !== undefined) machine.go({ before });

    const { code, engine, said } = await machine.run();

    expect({ code, source: engine?.source }).toEqual({ code: 0, source: "cache" });
    expect(said).toMatch(/engine: it runs no programs in YAML, since pulumi-language-yaml could not be built: .+\n/);
    expect(said).toContain(`${reason}\n`);
    expect(machine.inVersions()).toEqual(["3.259.0"]);
  });

  test.each([
    ["does not run", "exit 1"],
    ["is 3.1.0", "echo v3.1.0"],
  ])("that %s is replaced", async (reason, body) => {
    machine.script(join(machine.cached, "pulumi"), body);
    machine.go();

    const { engine, said } = await machine.run();

    expect(engine).toMatchObject({ source: "go", version: "3.259.0" });
    expect(said).toContain(`engine: cache: ${join(machine.cached, "pulumi")} ${reason}`);
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
    expect(first.said).toContain("engine: building Pulumi 3.259.0 from Go modules, ");
    expect(first.said).not.toContain("example.com");
    expect(readdirSync(machine.cached).sort()).toEqual(["pulumi", YAML_HOST, PLUGIN]);
    expect(machine.inVersions()).toEqual(["3.259.0"]);

    const builds = readFileSync(join(machine.root, "builds"), "utf8").trim().split("\n");
    expect(builds).toHaveLength(2);
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
    expect(said).toContain("/bin/go ended with 3; its last lines are above\n");
    expect(machine.inVersions()).toEqual([]);
  });

  test("does not publish an engine that does not run", async () => {
    machine.go({ makes: "exit 1" });

    const { code, said } = await machine.run();

    expect(code).toBe(1);
    expect(said).toContain("/bin/pulumi does not run, or does not tell its version\n");
    expect(machine.inVersions()).toEqual([]);
  });
});

describe("the official download", () => {
  /** Stands for Pulumi's installer: $3 and $5 are the values of --install-root and --version. */
  const INSTALLER = `
    printf '#!/bin/sh\\necho v'"$5"'\\n' > "$3/bin/pulumi"
    printf '#!/bin/sh\\n' > "$3/bin/${PLUGIN}"
    /bin/chmod +x "$3/bin/pulumi" "$3/bin/${PLUGIN}"`;

  test("runs Pulumi's own installer, into the cache", async () => {
    machine.curl(INSTALLER);

    const { engine, said } = await machine.run();

    const path = join(machine.cached, "pulumi");
    expect(engine).toEqual({ path, binDir: machine.cached, version: "3.259.0", source: "download" });
    expect(said).toContain("engine: downloading Pulumi 3.259.0 …\n");
    expect(machine.inVersions()).toEqual(["3.259.0"]);
  });

  test("that cannot be had says why, and the next way is taken", async () => {
    machine.script("bin/curl", "echo 'curl: (6) Could not resolve host: get.pulumi.com' >&2; exit 6");
    machine.go();

    const { engine, said } = await machine.run();

    expect(engine?.source).toBe("go");
    expect(said).toContain("engine:   curl: (6) Could not resolve host: get.pulumi.com\n");
    expect(said).toContain(`engine: download: ${join(machine.bin, "curl")} ended with 6; its last lines are above\n`);
  });

  test("that breaks off in the installer shows the tool's own reason and leaves nothing", async () => {
    machine.curl("echo + Downloading; echo 'curl: (56) Recv failure: Connection reset by peer' >&2; exit 1");

    const { code, said } = await machine.run();

    expect(code).toBe(1);
    expect(said).toContain("engine:   curl: (56) Recv failure: Connection reset by peer\n");
    expect(machine.inVersions()).toEqual([]);
  });
});

describe("runs that are interrupted, or not alone", () => {
  /** A `go` that says that it has begun and then waits, with a half-made engine, for the file "finish". */
  function slowGo() {
    machine.go({
      before: `echo half > "$output"; while [ ! -e ${machine.root}/finish ]; do /bin/sleep 0.05; done`,
    });
    const begun = join(machine.root, "builds");
    const haveBegun = (count: number) =>
      until(() => existsSync(begun) && readFileSync(begun, "utf8").split("\n").length > count);
    return { haveBegun, finish: () => machine.write("finish", "") };
  }

  test("two at once both build, and one engine stands, whole", async () => {
    const go = slowGo();
    const runs = [machine.start(), machine.start()];
    await go.haveBegun(2);
    expect(machine.inVersions()).not.toContain("3.259.0");

    go.finish();

    for (const { outcome } of runs) {
      const { engine } = await outcome;
      expect(engine).toEqual({
        path: join(machine.cached, "pulumi"),
        binDir: machine.cached,
        version: "3.259.0",
        source: "go",
      });
    }
    expect(readdirSync(machine.cached).sort()).toEqual(["pulumi", YAML_HOST, PLUGIN]);
    expect(machine.inVersions()).toEqual(["3.259.0"]);
  });

  test("an engine that another run has finished meanwhile stays", async () => {
    const go = slowGo();
    const { outcome } = machine.start();
    await go.haveBegun(1);
    machine.pulumi(machine.cached, "v3.259.9");
    go.finish();

    const { engine } = await outcome;

    expect(engine).toMatchObject({ path: join(machine.cached, "pulumi"), version: "3.259.9" });
    expect(machine.inVersions()).toEqual(["3.259.0"]);
  });

  test("what a killed run has left is not taken for an engine, and is removed a day later", async () => {
    const left = join(machine.versions, ".making-left");
    machine.pulumi(join(left, "engine/bin"), "v3.259.0");
    machine.go();

    expect((await machine.run()).engine?.source).toBe("go");
    expect(machine.inVersions().sort()).toEqual([".making-left", "3.259.0"]);

    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    utimesSync(left, twoDaysAgo, twoDaysAgo);
    rmSync(join(machine.versions, "3.259.0"), { recursive: true });
    await machine.run();
    expect(machine.inVersions()).toEqual(["3.259.0"]);
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
        "  download  no curl on PATH",
        "  go        no go on PATH",
        "Do one of these, then run it again:",
        "  - install the Pulumi CLI 3.200.0 or newer and have it on PATH: https://www.pulumi.com/docs/install/",
        "  - let curl reach https://get.pulumi.com: Pulumi 3.259.0 is then downloaded, once",
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
