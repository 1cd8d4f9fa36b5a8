import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWith } from "../support/onPath";
import { saidIn } from "../support/plugin";
import { leaksIn } from "../support/secrets";
import { errorsOf, type TestStack } from "../support/stack";
import { steps } from "../support/steps";
import { changing, itLivesOn } from "./livesOn";
import { type Adapter, FIXTURES, KEYS, openRecorded, programOf, type RecordedStack, recordings } from "./recorded";

const inYaml = (version: string) => join(FIXTURES, version, "program.yaml");
const dynamic = recordings().filter(([, adapter]) => adapter === "dynamic");
const withYaml = recordings().filter(([version]) => existsSync(inYaml(version)));

describe.each(dynamic)("a stack that %s has left, %s, under pulumi-daily/native", (version, adapter) => {
  itMoves(version, adapter, (stack) => {
    stack.program = programOf(version, "native");
  });
});

describeWith("pulumi-language-yaml", "a change of language", () => {
  describe.each(withYaml)("of a stack of %s, %s, to YAML", (version, adapter) => {
    itMoves(version, adapter, (stack) => {
      const backend = `backend: { url: "file://${join(stack.folder, "backend")}" }`;
      writeFileSync(join(stack.folder, "Pulumi.yaml"), `${readFileSync(inYaml(version), "utf8")}\n${backend}\n`);
      stack.program = undefined;
    });
  });
});

function itMoves(version: string, adapter: Adapter, move: (stack: TestStack) => void): void {
  steps();
  let recorded: RecordedStack;
  let before: Record<string, unknown>;
  beforeAll(async () => {
    recorded = await openRecorded(version, adapter);
    before = await recorded.stack.outputs();
    move(recorded.stack);
  });
  afterAll(() => recorded?.remove());

  test("shows no change of a room or a token in a preview, and asks Daily nothing", async () => {
    const run = await recorded.stack.preview();
    expect(saidIn(run)).toEqual([]);
    expect(changing(run)).toEqual({});
    expect(recorded.emulator.requests()).toEqual([]);
  });

  test("is taken over without a request to Daily", async () => {
    const run = await recorded.stack.up();
    expect(saidIn(run)).toEqual([]);
    expect(changing(run)).toEqual({});
    expect(recorded.emulator.requests()).toEqual([]);
    expect(await recorded.stack.outputs()).toEqual(before);
  });

  test("is of the plugin alone from then on, with its secrets encrypted", async () => {
    expect(recorded.stack.state.filter(({ type }) => type.includes("pulumi-nodejs"))).toEqual([]);
    const tokens = JSON.stringify(before).match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [];
    expect(new Set(tokens).size).toBe(10);
    expect(leaksIn(recorded.stack.evidence, [...tokens, ...Object.values(KEYS)])).toEqual([]);
  });

  test("is updated and refreshed without a change", async () => {
    expect(errorsOf(await recorded.stack.up({ expectNoChanges: true }))).toEqual([]);
    expect(errorsOf(await recorded.stack.refresh({ expectNoChanges: true }))).toEqual([]);
  });

  itLivesOn(() => recorded);
}
