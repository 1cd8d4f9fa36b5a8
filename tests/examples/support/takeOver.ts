import { writes } from "../../support/account";
import { steps } from "../../support/steps";
import type { ExampleStack } from "./exampleStack";
import { type LivingStack, roomsAt } from "./life";
import { loadExample } from "./loadExample";

const all = (operation: string) => ({ standup: operation, host: operation, bot: operation });

/** A program in another language takes over what the quickstart in TypeScript has made, over the dynamic provider. */
export function itTakesOver(given: () => { stack: ExampleStack; there: LivingStack }): void {
  describe("takes over a stack of the quickstart in TypeScript", () => {
    steps();
    let before: Record<string, string>;

    test("which is there", async () => {
      const { stack } = given();
      stack.program = async () => loadExample("quickstart");
      expect((await stack.up()).operations).toEqual(all("create"));
      before = await stack.outputs();
      stack.program = undefined;
      stack.options.emulator.clearRequests();
    });

    test("with no change in a preview", async () => {
      expect(await given().there.preview({ refresh: true, expectNoChanges: true })).toMatchObject({ ok: true });
    });

    test("with no change at Daily, and with the same tokens", async () => {
      const { stack, there } = given();
      expect((await there.up()).operations).toEqual(all("same"));
      expect(await there.outputs()).toEqual(before);
      expect(writes(stack.options.emulator)).toEqual([]);
      expect(there.stateText).not.toContain("pulumi-nodejs");
    });

    test("and is quiet from then on", async () => {
      const { there } = given();
      expect((await there.up()).operations).toEqual(all("same"));
      expect(await there.refresh({ expectNoChanges: true })).toMatchObject({ ok: true });
    });

    test("and takes it down", async () => {
      const { stack, there } = given();
      expect(await there.destroy()).toMatchObject({ ok: true });
      expect(await roomsAt(stack.options)).toBe(0);
    });
  });
}
