import { cpSync } from "node:fs";
import { join } from "node:path";
import { HOURS } from "../../support/clock";
import { leaksIn } from "../../support/secrets";
import { steps } from "../../support/steps";
import type { ExampleStack } from "./exampleStack";
import { type LivingStack, tokensIn } from "./life";

/** What each program of `hidden` hides, written in its text: what the configuration has the engine itself masks in its logs. */
const USER = "nobodys-business-0123456789";

/** The engine's own flags, for every command: what people turn on when something is wrong. */
const TALKATIVE = {
  PULUMI_EXPERIMENTAL: "true",
  PULUMI_OPTION_DEBUG: "true",
  PULUMI_OPTION_VERBOSE: "8",
  PULUMI_OPTION_LOGTOSTDERR: "true",
  PULUMI_OPTION_LOGFLOW: "true",
};

/** What of the evidence is the log. */
const LOG = "output and events";

interface Given {
  readonly stack: ExampleStack;
  /** The same, through what runs its program. */
  readonly there: LivingStack;
}

interface Peculiar {
  /** Builds the program, once it stands there. */
  readonly build?: () => void;
  /** Lines of the log in which a language's SDK itself shows secrets, of every provider. */
  readonly shown?: RegExp;
}

/**
 * The life of a program that has secrets wherever it can have them, a renewal included, with all that can be logged. It
 * stands in `hidden`, and takes the example's place.
 */
export function itHidesSecrets(language: string, given: () => Given, { build, shown }: Peculiar = {}): void {
  describe("hides all secrets", () => {
    steps();
    const secrets = new Set([USER]);

    beforeAll(async () => {
      const { stack } = given();
      const { emulator } = stack.options;
      const euKey = emulator.addDomain({ name: `eu-${language}` }).apiKey;
      for (const key of [emulator.apiKey, euKey]) secrets.add(key);
      cpSync(join(__dirname, "hidden", language), stack.workDir, { recursive: true });
      build?.();
      // A program in YAML takes the place of the project file, which says where the state is.
      const backend = { PULUMI_BACKEND_URL: `file://${join(stack.place, "backend")}` };
      Object.assign(stack.stack.workspace.envVars, backend, TALKATIVE);
      await stack.ask(["config", "set", "euUrl", emulator.url]);
      await stack.ask(["config", "set", "--secret", "euKey"], euKey);
    }, 300_000);

    test("while it is planned, made, renewed, refreshed and destroyed", async () => {
      const { stack, there } = given();
      const { plan, options } = stack;
      for (let renewals = 0; renewals < 2; renewals++) {
        expect(await there.preview({ plan })).toMatchObject({ ok: true });
        expect(await there.up({ plan })).toMatchObject({ ok: true });
        for (const token of tokensIn(await there.outputs())) secrets.add(token);
        options.clock.advance(23 * HOURS);
      }
      expect(await there.refresh()).toMatchObject({ ok: true });
      expect(await there.destroy()).toMatchObject({ ok: true });
      // Two tokens of each of three resources.
      expect(secrets.size).toBe(3 + 6);
    }, 300_000);

    test("in the state, the history, the plan, the events, and what --debug and -v=8 print", () => {
      const { evidence } = given().stack;
      if (!shown) return expect(leaksIn(evidence, secrets)).toEqual([]);
      const leaky = new Set(leaksIn(evidence, secrets).map(({ place }) => place));
      expect([...leaky]).toEqual([LOG]);
      const lines = evidence.flatMap(({ place, text }) => text.split("\n").map((line) => ({ place, text: line })));
      const ours = lines.filter(({ text }) => !shown.test(text));
      expect(leaksIn(ours, secrets)).toEqual([]);
    });

    test("and the search has been where they are", () => {
      const { evidence } = given().stack;
      const places = evidence.map(({ place }) => place);
      for (const place of ["plan", "dev.json", "Pulumi.dev.yaml"]) expect(places).toContain(place);
      const printed = evidence.find(({ place }) => place === LOG)?.text ?? "";
      expect(printed.includes('"v":8')).toBe(true);
    });
  });
}
