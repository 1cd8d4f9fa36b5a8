import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scripts } from "../../package.json";
import { pages, ROOT } from "../../scripts/docs/markdown";
import { readArguments } from "../../scripts/example/arguments";

/** The `npm run` commands that a page tells, in its prose and its blocks. */
function commandsOf(markdown: string): string[] {
  const text = markdown.replace(/\s# .*$/gm, "");
  return [...text.matchAll(/npm (?:run (?:--\w+ )*|(?=start|test))[\w:-]+(?: -- [^`\n&]+)?/g)].map(([command]) =>
    command.trim(),
  );
}

function faultOf(command: string): string | undefined {
  const [, name = "", args = ""] = /^npm (?:run (?:--\w+ )*)?([\w:-]+)(?: -- (.*))?$/.exec(command) ?? [];
  if (!(name in scripts)) return `${command}: there is no script ${name}`;
  if (name === "start" && !["", "--destroy"].includes(args)) return `${command}: npm start takes --destroy`;
  if (name !== "example" || args.startsWith("<") || args === "") return undefined;
  const read = readArguments(args.split(" "));
  return "fault" in read ? `${command}: ${read.fault}` : undefined;
}

describe("every npm command that a page tells is one that there is", () => {
  test.each(pages())("in %s", (page) => {
    const commands = commandsOf(readFileSync(join(ROOT, page), "utf8"));
    expect(commands.map(faultOf).filter(Boolean)).toEqual([]);
  });

  test("a command that there is not is found", () => {
    const text = "`npm start -- --stack x`, `npm run nothing`:\n```sh\nnpm run --silent example -- nobody   # x\n```\n";
    expect(commandsOf(text).map(faultOf)).toEqual([
      "npm start -- --stack x: npm start takes --destroy",
      "npm run nothing: there is no script nothing",
      "npm run --silent example -- nobody: there is no example nobody.",
    ]);
  });

  test("the README tells the two that show something without an account", () => {
    const commands = commandsOf(readFileSync(join(ROOT, "README.md"), "utf8"));
    expect(commands).toEqual(expect.arrayContaining(["npm start", "npm run example -- bot", "npm test"]));
  });
});
