import type { TestAccount } from "../../support/account";
import { steps } from "../../support/steps";
import type { ExampleStack } from "./exampleStack";

export type LivingStack = Pick<
  ExampleStack,
  "up" | "preview" | "refresh" | "destroy" | "outputs" | "shownOutputs" | "stateText" | "transcript"
>;

/** An example's whole life. */
export function itLives(given: () => { account: TestAccount; stack: LivingStack; resources: readonly string[] }): void {
  const all = (operation: string) => Object.fromEntries(given().resources.map((name) => [name, operation]));

  describe("lives", () => {
    steps();

    test("up makes everything", async () => {
      const { stack } = given();
      const run = await stack.up();
      expect(run.output).not.toContain("error:");
      expect(run.operations).toEqual(all("create"));
    });

    test("up again changes nothing", async () => {
      const { stack } = given();
      expect((await stack.up()).operations).toEqual(all("same"));
    });

    test("a preview with a refresh finds nothing", async () => {
      const { stack } = given();
      expect(await stack.preview({ refresh: true, expectNoChanges: true })).toMatchObject({ ok: true });
    });

    test("refresh finds nothing", async () => {
      const { stack } = given();
      const run = await stack.refresh({ expectNoChanges: true });
      expect(run).toMatchObject({ ok: true });
    });

    test("nothing that was printed or kept shows a token or the key", async () => {
      const { account, stack } = given();
      const shown = [...stack.transcript, stack.stateText, JSON.stringify(await stack.shownOutputs())].join("\n");
      const secrets = [account.emulator.apiKey, ...Object.values(await stack.outputs()).flatMap(tokensIn)];
      expect(secrets.length).toBeGreaterThan(1);
      for (const secret of secrets) expect(shown.includes(secret)).toBe(false);
    });

    test("destroy leaves nothing at Daily", async () => {
      const { account, stack } = given();
      expect(await stack.destroy()).toMatchObject({ ok: true });
      expect(await roomsAt(account)).toBe(0);
    });
  });
}

/** How many rooms Daily holds. */
export async function roomsAt({ emulator }: TestAccount, apiKey = emulator.apiKey): Promise<number> {
  const answer = await fetch(`${emulator.url}/rooms`, { headers: { authorization: `Bearer ${apiKey}` } });
  return ((await answer.json()) as { total_count: number }).total_count;
}

/** The tokens in a text, such as in a join URL; at any depth of a value. */
export function tokensIn(value: unknown): string[] {
  return JSON.stringify(value ?? "").match(/ey[\w-]+\.ey[\w-]+\.[\w-]+/g) ?? [];
}
