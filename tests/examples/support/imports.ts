import { cpSync } from "node:fs";
import { join } from "node:path";
import { writes } from "../../support/account";
import { byHand } from "../../support/byHand";
import { handMadeRoom } from "../../support/handMadeRoom";
import { steps } from "../../support/steps";
import type { ExampleStack } from "./exampleStack";
import { type LivingStack, roomsAt } from "./life";

/** A room that was made by hand, and its program in `imported`, which takes the example's place. */
export function itImports(language: string, given: () => { stack: ExampleStack; there: LivingStack }): void {
  describe("imports a room of 20 settings", () => {
    steps();

    test("by the option import: pulumi import itself takes the language's host", async () => {
      const { stack, there } = given();
      await byHand(stack.options, "POST", "/rooms", handMadeRoom);
      cpSync(join(__dirname, "imported", language), stack.workDir, { recursive: true });
      expect((await there.up()).steps).toEqual(["import lobby"]);
    });

    test("and the next preview and an update find no change", async () => {
      const { stack, there } = given();
      expect(await there.preview({ refresh: true, expectNoChanges: true })).toMatchObject({ ok: true });
      expect((await there.up()).operations).toEqual({ lobby: "same" });
      expect(writes(stack.options.emulator).at(-1)).toBe("POST /rooms");
    });

    test("and it can be destroyed", async () => {
      const { stack, there } = given();
      expect(await there.destroy()).toMatchObject({ ok: true });
      expect(await roomsAt(stack.options)).toBe(0);
    });
  });
}
