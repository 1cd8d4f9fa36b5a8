import * as daily from "pulumi-daily";
import { HOURS } from "../support/clock";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** Whoever uses a token gets the new one in the same update, and gives the old one up before it goes. */
describe("what depends on a token that is renewed", () => {
  steps();
  const life = walk(async () => {
    const room = new daily.Room("standup");
    const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
    // Stands for a deployment that holds the token: it has to be made anew with it.
    new daily.MeetingToken("user", { roomName: room.name, expiresIn: "9d", triggers: { token: bot.token } });
    return { token: bot.token };
  });

  test("is replaced after the new token is made, and before the old one is given up", async () => {
    await life.stack.up();
    life.clock.advance(20 * HOURS);
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", bot: "replace", user: "replace" });
    const run = await life.stack.up();
    const order = ["create-replacement bot", "create-replacement user", "delete-replaced user", "delete-replaced bot"];
    expect(run.steps.filter((step) => order.includes(step))).toEqual(order);
  });

  test("has the new token", async () => {
    const state = JSON.parse(await life.stack.decryptedState()) as { urn: string; outputs?: object }[];
    const user = JSON.stringify(state.find(({ urn }) => urn.endsWith("::user"))?.outputs);
    expect(user).toContain(String((await life.stack.outputs()).token));
  });
});
