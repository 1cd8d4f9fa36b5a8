import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, delimiter, join } from "node:path";
import { Room } from "pulumi-daily/native";
import { version } from "../../provider/package.json";
import { BIN, DIST, ROOT } from "../../scripts/plugin/places";
import { describeWith } from "../support/onPath";
import { steps } from "../support/steps";
import { walk } from "../support/walk";
import { runYaml } from "../support/yaml";

/** What a release attaches, where the engine looks for it. */
const downloads = createServer(({ url = "" }, response) => {
  // With a length, which the engine compares.
  response.end(readFileSync(join(DIST, basename(url))));
});
beforeAll(() => new Promise<void>((resolve) => downloads.listen(0, "127.0.0.1", resolve)));
afterAll(() => void downloads.close());
const pluginDownloadURL = () => `http://127.0.0.1:${(downloads.address() as AddressInfo).port}`;

/** No plugin on PATH, and none in the PULUMI_HOME that each stack has of its own. */
const searched = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== BIN);
const environment = { PATH: searched.join(delimiter) };

describe("a program with pulumi-daily/native on a machine that has no plugin", () => {
  steps();
  const declare = () => void new Room("standup", {}, { pluginDownloadURL: pluginDownloadURL() });
  const world = walk(async () => declare(), { environment });

  test("gets it by itself, of the package's own version, from the address of a release", async () => {
    const up = await world.stack.up();
    expect(up.output).toContain("Downloading provider: daily");
    expect(up.operations).toEqual({ standup: "create" });
    expect(installed(world.stack.folder)).toEqual([`resource-daily-v${version}`]);
  });

  test("destroys by what it has got", async () => {
    expect((await world.stack.destroy()).steps).toEqual(["delete standup"]);
  });
});

describeWith("pulumi-language-yaml", "a YAML program on a machine that has no plugin", () => {
  const world = walk(async () => undefined, { environment });

  test("gets it by itself, by the version and the address among a resource's options", async () => {
    const options = { version, pluginDownloadURL: pluginDownloadURL() };
    const standup = { type: "daily:Room", properties: { privacy: "private" }, options };
    runYaml(world.stack, { resources: { standup } });
    expect((await world.stack.up()).operations).toEqual({ standup: "create" });
    expect(installed(world.stack.folder)).toEqual([`resource-daily-v${version}`]);
    expect((await world.stack.destroy()).steps).toEqual(["delete standup"]);
  });
});

describeWith("pulumi-language-yaml", "a YAML program that says nothing about the plugin", () => {
  describe.each<[string, () => readonly string[]]>([
    ["--file, from a clone, as the documentation has it", () => ["--file", BIN]],
    ["--server, from the address of a release", () => ["--server", pluginDownloadURL()]],
  ])("pulumi plugin install with %s", (_, from) => {
    const world = walk(async () => undefined, { environment });

    test("is all that it needs", async () => {
      await world.stack.pulumi("plugin", "install", "resource", "daily", version, ...from());
      runYaml(world.stack, { resources: { standup: { type: "daily:Room", properties: { privacy: "private" } } } });
      const up = await world.stack.up();
      expect(up.operations).toEqual({ standup: "create" });
      expect(up.output).not.toContain("using pulumi-resource-daily from $PATH");
      expect((await world.stack.destroy()).steps).toEqual(["delete standup"]);
    });
  });

  test("docs/installation-configuration.md names this version", () => {
    const text = readFileSync(join(ROOT, "docs/installation-configuration.md"), "utf8");
    expect(text).toContain(`pulumi plugin install resource daily ${version} --file ~/pulumi-daily/plugin/bin`);
  });
});

/** The plugins in a PULUMI_HOME, each a folder. */
function installed(folder: string): string[] {
  const entries = readdirSync(join(folder, "home/plugins"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
