// What a run leaves behind that is interrupted, killed, or not alone.
import { existsSync, readFileSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { Sandbox, until } from "./engineSetupSandbox";

let machine: Sandbox;
beforeEach(() => {
  machine = new Sandbox();
});
afterEach(() => machine.dispose());

/** A `go` that says that it has begun and then waits, with a half-made engine, for the file "finish". */
function slowGo() {
  const begun = join(machine.root, "begun");
  machine.go({
    before: `echo half > "$output"; echo $$ > ${begun}; while [ ! -e ${machine.root}/finish ]; do /bin/sleep 0.05; done`,
  });
  return {
    hasBegun: () => until(() => existsSync(begun) && readFileSync(begun, "utf8").endsWith("\n")),
    pid: () => Number(readFileSync(begun, "utf8")),
    finish: () => machine.write("finish", ""),
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends the build and removes what it has made", async (name) => {
  const go = slowGo();
  const { child, outcome } = machine.start();
  await go.hasBegun();

  child.kill(name);

  const { signal, engine } = await outcome;
  expect(signal).toBe(name);
  expect(engine).toBeUndefined();
  expect(machine.inVersions()).toEqual([]);
  await until(() => !isRunning(go.pid()));
});

test("what a killed run has left is not taken for an engine, and the next run removes it", async () => {
  const go = slowGo();
  const { child, outcome } = machine.start();
  await go.hasBegun();
  child.kill("SIGKILL");
  await outcome;
  process.kill(go.pid(), "SIGKILL");
  expect(machine.inVersions()).toEqual([expect.stringMatching(/^\.making-/)]);

  machine.go();
  const { engine, said } = await machine.run();

  expect(engine?.source).toBe("go");
  expect(said).not.toContain("waiting");
  expect(machine.inVersions()).toEqual(["3.259.0"]);
});

test("of two runs at once one makes the engine, and the other waits for it", async () => {
  const go = slowGo();
  const first = machine.start();
  await go.hasBegun();
  const second = machine.start();
  await second.hasSaid("engine: waiting for another run that is making the engine …\n");

  go.finish();

  expect((await first.outcome).engine?.source).toBe("go");
  expect((await second.outcome).engine?.source).toBe("cache");
  expect(readFileSync(join(machine.root, "builds"), "utf8").trim().split("\n")).toHaveLength(1);
  expect(machine.inVersions()).toEqual(["3.259.0"]);
});

test("the run that waits can be interrupted too, without harm to the first", async () => {
  const go = slowGo();
  const first = machine.start();
  await go.hasBegun();
  const second = machine.start();
  await second.hasSaid("waiting for another run");

  second.child.kill("SIGINT");

  expect((await second.outcome).signal).toBe("SIGINT");
  expect(isRunning(go.pid())).toBe(true);
  go.finish();
  expect((await first.outcome).engine?.source).toBe("go");
});

test("an engine that another run has finished meanwhile stays", async () => {
  const go = slowGo();
  const first = machine.start();
  await go.hasBegun();
  machine.pulumi(machine.cached, "v3.259.9");
  go.finish();

  const { engine } = await first.outcome;

  expect(engine).toMatchObject({ path: join(machine.cached, "pulumi"), version: "3.259.9" });
  expect(machine.inVersions()).toEqual(["3.259.0"]);
});

describe("the claim of another run", () => {
  const minutes = 60;
  const hours = 60 * minutes;

  function otherClaim(owner: object, ageInSeconds: number): string {
    const name = `.making-${Date.now() - ageInSeconds * 1000}-1-abcdef`;
    const dir = join(machine.versions, name);
    machine.write(join(dir, "owner.json"), JSON.stringify(owner));
    const then = new Date(Date.now() - ageInSeconds * 1000);
    utimesSync(dir, then, then);
    return name;
  }

  test.each([
    ["is silent is not waited for, and is left alone", { pid: process.pid, host: hostname() }, minutes, true],
    ["is on another machine and silent is left alone", { pid: 1, host: "another" }, minutes, true],
    ["is silent for hours is removed", { pid: process.pid, host: hostname() }, 7 * hours, false],
    ["is on another machine and silent for hours is removed", { pid: 1, host: "another" }, 7 * hours, false],
  ])("that %s", async (_, owner, age, isLeft) => {
    const name = otherClaim(owner, age);
    machine.go();

    const { engine } = await machine.run();

    expect(engine?.source).toBe("go");
    expect(machine.inVersions()).toEqual(isLeft ? [name, "3.259.0"] : ["3.259.0"]);
  });
});
