import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fences } from "../../scripts/docs/markdown";
import { readArguments } from "../../scripts/example/arguments";
import { EXAMPLES, exampleNames, languageOf, projectOf, runnableNames } from "../../scripts/example/workspace";

const plugin = 'export PATH="$PWD/../../plugin/bin:$PATH"';

/** What an example in each language has, and how its README begins. */
const needs: Readonly<Record<string, { files: readonly string[]; begins: readonly string[] }>> = {
  nodejs: { files: ["index.ts", "package.json", "tsconfig.json"], begins: ["npm install"] },
  yaml: { files: [], begins: [plugin] },
  python: {
    files: ["__main__.py", "requirements.txt"],
    begins: [plugin, "python3 -m venv venv", "venv/bin/pip install ../../sdk/python -r requirements.txt"],
  },
  go: { files: ["main.go", "go.mod", "go.sum"], begins: [plugin] },
};

describe.each(exampleNames)("the example %s", (example) => {
  const language = languageOf(example);
  const readme = readFileSync(join(EXAMPLES, example, "README.md"), "utf8");
  const commands = fences(readme)
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trim().split("\n"))
    .map((line) => line.replace(/\s+#.*$/, ""));

  test("is a project of its own, with what it needs", () => {
    const { files, begins } = needs[language] as (typeof needs)[string];
    expect(readdirSync(join(EXAMPLES, example))).toEqual(
      expect.arrayContaining(["Pulumi.yaml", "README.md", ...files]),
    );
    expect(projectOf(example)).toMatchObject({ description: expect.any(String) });
    expect(commands.slice(0, begins.length)).toEqual(begins);
    expect(commands[begins.length]).toMatch(/^pulumi stack init (dev|staging|prod)$/);
  });

  if (language === "nodejs") {
    test("is a package of its own, and copied elsewhere it still compiles", () => {
      const { dependencies } = JSON.parse(readFileSync(join(EXAMPLES, example, "package.json"), "utf8"));
      expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(["@pulumi/pulumi", "pulumi-daily"]));
      expect(readFileSync(join(EXAMPLES, example, "tsconfig.json"), "utf8")).not.toContain("extends");
    });
  }

  test("says how to run it without an account, by a command that there is", () => {
    const [, args] = /`npm run example -- ([^`]+)`/.exec(readme) ?? [];
    if (runnableNames.includes(example)) expect(readArguments((args ?? "").split(" "))).toMatchObject({ example });
    else expect(readme).toContain("`npm run emulator -- --data .work/emulator`");
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
  [
    ["quickstart-go"],
    "it runs only examples in TypeScript and YAML. The README of quickstart-go says how to run that one.",
  ],
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
