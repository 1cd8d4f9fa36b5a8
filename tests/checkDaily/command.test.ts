import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse, stringify } from "yaml";
import { ROOT } from "../../scripts/docs/markdown";
import { addLatin, agreeingDocument, propertiesOf } from "./support";

const folder = mkdtempSync(join(tmpdir(), "check-daily-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const noneKnown = written("none.yaml", "[]\n");

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "check:daily", "--", ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Says what the tables say, but for one new property, one more value and one other default. */
function newerDocument() {
  const document = agreeingDocument();
  const room = propertiesOf(document, "/rooms");
  const token = propertiesOf(document, "/meeting-tokens");
  room.enable_telepathy = { type: "boolean" };
  addLatin(document);
  token.is_owner = { type: "boolean", default: true };
  return document;
}

const ROWS = [
  '| POST /rooms | `properties.lang` | value | none | "la" |',
  "| POST /rooms | `properties.enable_telepathy` | property | none | boolean |",
  "| POST /meeting-tokens | `properties.is_owner` | default | false | true |",
];
const KNOWN = `
- reason: Nobody reads minds yet.
  differences:
    - [POST /rooms, properties.enable_telepathy, property, none, boolean]
    - [POST /rooms, properties.lang, value, none, '"la"']
- reason: Made up.
  differences:
    - [POST /meeting-tokens, properties.is_owner, default, "false", "true"]
`;

describe("npm run check:daily", () => {
  test.each(["json", "yaml"])("is content where the tables say what a document in %s says", (format) => {
    const text = format === "json" ? JSON.stringify(agreeingDocument()) : stringify(agreeingDocument());
    const { status, stdout } = check(written(`agreeing.${format}`, text), "--known", noneKnown);
    expect(stdout).toMatch(/^The tables lag in nothing\./);
    expect(status).toBe(0);
  });

  test("shows where they lag, in a table, and fails", () => {
    const { status, stdout } = check(written("newer.json", JSON.stringify(newerDocument())), "--known", noneKnown);
    expect(stdout).toMatch(/^The tables differ from Daily's document in 3 places:\n\n\| Request \| Property \|/);
    expect(stdout.split("\n").filter((line) => line.startsWith("| POST"))).toEqual(ROWS);
    expect(status).toBe(1);
  });

  test("is content with differences that are known, and says how many they are", () => {
    const { status, stdout } = check(
      written("newer.json", JSON.stringify(newerDocument())),
      "--known",
      written("known.yaml", KNOWN),
    );
    expect(stdout).toMatch(/^The tables lag in nothing\.\n\nKnown, with a reason in .*known\.yaml: 3 differences\./);
    expect(status).toBe(0);
  });

  test("fails over a known difference that has gone, and one that has become another", () => {
    const document = agreeingDocument();
    propertiesOf(document, "/rooms").enable_telepathy = { type: "string" };
    addLatin(document);
    const { status, stdout } = check(
      written("changed.json", JSON.stringify(document)),
      "--known",
      written("known.yaml", KNOWN),
    );
    expect(stdout).toContain("| POST /rooms | `properties.enable_telepathy` | property | none | string |\n");
    expect(stdout).toMatch(/known\.yaml, 2 entries no longer hold as written/);
    expect(stdout).toContain("| property | none | boolean | Nobody reads minds yet. |");
    expect(stdout).toContain("| default | false | true | Made up. |");
    expect(status).toBe(1);
  });

  test.each<[string, string[], string]>([
    ["no file", [], "Name one file"],
    ["a file that there is not", [join(folder, "nothing.json")], "nothing.json"],
    ["another file", [noneKnown], "none.yaml is no OpenAPI 3 document"],
    [
      "a known difference without a reason",
      [written("a.json", JSON.stringify(agreeingDocument())), "--known", written("bad.yaml", "- differences: []\n")],
      "bad.yaml, group 1: reason is missing",
    ],
    [
      "a known difference that is not five texts",
      [
        written("a.json", JSON.stringify(agreeingDocument())),
        "--known",
        written("short.yaml", "- {reason: x, differences: [[POST /rooms, a, default, none, true]]}\n"),
      ],
      "short.yaml, group 1, difference 1: write the five cells",
    ],
  ])("says with another exit code that it cannot tell: %s", (_, args, message) => {
    const { status, stdout, stderr } = check(...args);
    expect(stderr).toContain("npm run check:daily: ");
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });
});

test("the known differences of this repository can be read", () => {
  const { status, stdout } = check(written("a.json", JSON.stringify(agreeingDocument())));
  // They hold for Daily's document, not for this one.
  expect(stdout).toMatch(/knownDifferences\.yaml, \d+ entries no longer hold as written/);
  expect(status).toBe(1);
});

describe("the workflow", () => {
  const workflow = parse(readFileSync(join(ROOT, ".github/workflows/daily-document.yml"), "utf8"));
  const steps: { if?: string; id?: string; run?: string }[] = workflow.jobs.check.steps;
  const [download, checks, tells] = ["curl ", "check:daily", "gh issue"].map(
    (words) => steps.find(({ run }) => run?.includes(words)) ?? {},
  );

  test("runs by the clock, and only its job may write, and only issues", () => {
    expect(workflow.on).toEqual({ schedule: [{ cron: expect.any(String) }], workflow_dispatch: null });
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(workflow.jobs.check.permissions).toEqual({ contents: "read", issues: "write" });
  });

  test("takes the document from where Daily publishes it, or from where a variable says", () => {
    expect(workflow.jobs.check.env.DOCUMENT_URL).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub.s, not of JavaScript
      "${{ vars.DAILY_OPENAPI_URL || 'https://docs.daily.co/openapi.json' }}",
    );
    expect(download?.run).toContain('"$DOCUMENT_URL"');
  });

  /** Runs a step's script as GitHub does, with a `gh` that writes down what it is asked, and answers an open issue. */
  function runStep(step: typeof checks, openIssue = "") {
    const gh = written(
      "gh",
      `#!/bin/sh\necho "$*" >> "$RUNNER_TEMP/asked"\n[ "$2" = list ] && echo "${openIssue}"\n:\n`,
    );
    chmodSync(gh, 0o755);
    for (const name of ["asked", "output", "summary"]) written(name, "");
    const env = {
      ...process.env,
      PATH: [folder, process.env.PATH].join(delimiter),
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
    };
    const { status } = spawnSync("bash", ["-e", "-c", step?.run ?? "exit 99"], { cwd: ROOT, env, encoding: "utf8" });
    const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
    return {
      status,
      output: read("output"),
      summary: read("summary"),
      report: read("report.md"),
      asked: read("asked"),
    };
  }

  test("hands the report on where the tables lag", () => {
    written("openapi", JSON.stringify(newerDocument()));
    const { status, output, summary, report } = runStep(checks);
    expect([status, output]).toEqual([0, "status=1\n"]);
    expect(report).toContain(ROWS[0]);
    expect(summary).toBe(report);
  });

  test("fails where there is no document to hold them against", () => {
    written("openapi", "<html>moved</html>");
    expect(runStep(checks)).toMatchObject({ status: 1, output: "status=2\n", report: "" });
  });

  test("opens an issue, or updates the one that is open", () => {
    expect(tells?.if).toBe(`steps.${checks?.id}.outputs.status == '1'`);
    const body = `--body-file ${join(folder, "report.md")}`;
    const opened = runStep(tells);
    expect([opened.status, opened.asked]).toEqual([0, expect.stringContaining("issue create --label daily-document ")]);
    expect(opened.asked).toContain(body);
    const updated = runStep(tells, "7");
    expect([updated.status, updated.asked]).toEqual([0, expect.stringContaining(`issue edit 7 ${body}`)]);
    expect(updated.asked).not.toContain("issue create");
  });
});
