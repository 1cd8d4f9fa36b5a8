import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fences } from "../../scripts/docs/markdown";
import { readArguments } from "../../scripts/example/arguments";
import { EXAMPLES, exampleNames, projectOf } from "../../scripts/example/workspace";

describe.each(exampleNames)("the example %s", (example) => {
  const readme = readFileSync(join(EXAMPLES, example, "README.md"), "utf8");
  const commands = fences(readme)
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trim().split("\n"))
    .map((line) => line.replace(/\s+#.*$/, ""));

  test("is a project of its own, with what it needs", () => {
    expect(readdirSync(join(EXAMPLES, example))).toEqual(
      expect.arrayContaining(["Pulumi.yaml", "README.md", "index.ts", "package.json", "tsconfig.json"]),
    );
    expect(projectOf(example)).toMatchObject({ runtime: "nodejs", description: expect.any(String) });
    const { dependencies } = JSON.parse(readFileSync(join(EXAMPLES, example, "package.json"), "utf8"));
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(["@pulumi/pulumi", "pulumi-daily"]));
    // Copied elsewhere, it still compiles.
    expect(readFileSync(join(EXAMPLES, example, "tsconfig.json"), "utf8")).not.toContain("extends");
  });

  test("begins its README with npm install and a stack", () => {
    expect(commands[0]).toBe("npm install");
    expect(commands[1]).toMatch(/^pulumi stack init (dev|staging|prod)$/);
  });

  test("says how to run it without an account, by a command that there is", () => {
    const [, args = ""] = /`npm run example -- ([^`]+)`/.exec(readme) ?? [];
    expect(readArguments(args.split(" "))).toMatchObject({ example });
  });

  test("puts no secret on a command line", () => {
    for (const command of commands.filter((line) => line.includes("--secret "))) {
      expect(command).toMatch(/^pulumi config set --secret [\w:]+$/);
    }
  });
});

test.each([
  [[], "which example?"],
  [["nonsense"], "there is no example nonsense."],
  [["bot", "component"], "one example at a time, not also component."],
  [["bot", "--nonsense"], "Unknown option '--nonsense'"],
])("npm run example -- %j is refused", (args, fault) => {
  expect(readArguments(args)).toEqual({ fault: expect.stringContaining(fault) });
});

test("npm run example takes a stack and --destroy", () => {
  expect(readArguments(["environments", "--stack", "prod", "--destroy"])).toEqual({
    example: "environments",
    stackName: "prod",
    destroy: true,
  });
});
