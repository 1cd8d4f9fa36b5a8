import { DAYS, HOURS } from "../support/clock";
import { errorsOf, type Run } from "../support/stack";
import { KEYS, type RecordedStack } from "./recorded";

/** What would not stay as it is. */
export const changing = ({ operations }: Run) =>
  Object.fromEntries(Object.entries(operations).filter(([, operation]) => operation !== "same"));

/** What is left of a recorded stack's life, once its program has found no change in it. */
export function itLivesOn(given: () => RecordedStack): void {
  test("keeps its deadlines: what is due is renewed, and nothing else", async () => {
    const { stack, clock } = given();
    clock.advance(19 * HOURS);
    const run = await stack.preview();
    expect(changing(run)).toEqual({ bot: "replace", "eu-token": "replace", team: "update" });

    clock.advance(21 * DAYS);
    const later = await stack.up();
    expect(errorsOf(later)).toEqual([]);
    expect(changing(later)).toEqual({
      ...{ bot: "replace", "eu-token": "replace", "meeting-bot": "replace", "meeting-host": "replace" },
      ...{ "self-signed": "replace", team: "update" },
    });
  });

  test("is destroyed, and Daily holds nothing of it any more", async () => {
    const { stack, emulator } = given();
    const run = await stack.destroy();
    expect(errorsOf(run)).toEqual([]);
    for (const key of Object.values(KEYS)) {
      const answer = await fetch(`${emulator.url}/rooms`, { headers: { Authorization: `Bearer ${key}` } });
      expect(await answer.json()).toMatchObject({ total_count: 0 });
    }
  });
}
