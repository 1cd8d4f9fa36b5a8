import { byHand } from "../support/byHand";
import { saidIn } from "../support/plugin";
import { causesOf, errorsOf, type Run } from "../support/run";
import { steps } from "../support/steps";
import { withoutPatience } from "../support/withoutPatience";
import { conform, walkWithPlugin } from "./conform";

conform("faults", ({ daily }) => {
  steps();
  const declared = { enableChat: true, token: false };
  const world = walkWithPlugin(async () => {
    const { name: roomName } = new daily.Room("standup", { name: "standup", enableChat: declared.enableChat });
    const userName = declared.enableChat ? "Bot" : "Note taker";
    if (declared.token) new daily.MeetingToken("bot", { roomName, userName, expiresIn: "24h" });
  });
  const many = walkWithPlugin(async () => {
    for (let index = 0; index < 32; index += 1) {
      const { name: roomName } = new daily.Room(`room-${index}`);
      new daily.MeetingToken(`token-${index}`, { roomName, expiresIn: "24h" });
    }
  });

  /** What a command says to be wrong while something is wrong at Daily. */
  async function amid(faults: readonly string[], command: () => Promise<Run>): Promise<string[]> {
    for (const fault of faults) world.emulator.fault(fault);
    const run = await command();
    world.emulator.clearFaults();
    expect(run.ok).toBe(false);
    return causesOf(run);
  }

  let before = "";
  const leavesTheState = (fault: string, said: string) => async () => {
    const errors = await amid([fault], () => world.stack.refresh());
    expect(errors).not.toEqual([]);
    for (const error of errors) {
      expect(error).toContain(said);
      expect(error).toContain("The state is unchanged.");
    }
    expect(await world.stack.decryptedState()).toBe(before);
  };

  return {
    "a room whose creation Daily refuses is not in the state": async () => {
      const [error] = await amid(["POST /rooms 403"], () => world.stack.up());
      expect(error).toContain('Daily does not allow this account (403, forbidden-error) while creating room "standup"');
      expect(world.stack.names).toEqual([]);
    },

    "a room of which nobody knows whether it was made is in the state": async () => {
      const faults = ["POST /rooms drop-after", "GET /rooms/:name 503 nth=2 times=99"];
      const [error] = await amid(faults, () => world.stack.up());
      expect(error).toContain('Whether room "standup" was created is unknown. It is kept in the state');
      expect(world.stack.names).toEqual(["standup"]);
    },

    "the next update settles it, and makes no second one": async () => {
      expect(errorsOf(await world.stack.up())).toEqual([]);
      expect(await byHand(world, "GET", "/rooms")).toMatchObject({ total_count: 1 });
      const run = await world.stack.up();
      expect(run.operations).toEqual({ standup: "same" });
      expect(saidIn(run)).toEqual([]);
    },

    "a token whose mint Daily refuses is not in the state, and its room stays": async () => {
      declared.token = true;
      const [error] = await amid(["POST /meeting-tokens 403"], () => world.stack.up());
      expect(error).toContain('while creating a meeting token for room "standup"');
      expect(world.stack.names).toEqual(["standup"]);
    },

    "a token whose mint is never answered is minted by the next update": async () => {
      await amid(["POST /meeting-tokens drop-after"], () => world.stack.up());
      expect(world.stack.names).toEqual(["standup"]);
      expect((await world.stack.up()).operations).toEqual({ standup: "same", bot: "create" });
      expect((await world.stack.up()).operations).toEqual({ standup: "same", bot: "same" });
      before = await world.stack.decryptedState();
    },

    "a refresh leaves the state while Daily resets connections": leavesTheState("* * drop", "(ECONNRESET; 6 attempts"),
    "a refresh leaves the state while Daily is silent": () =>
      withoutPatience(world.stack, leavesTheState("* * delay=2000", "did not answer in time")),
    "a refresh leaves the state after 401": leavesTheState("* * 401", "Daily refused the API key (from daily:apiKey)"),
    "a refresh leaves the state after 403": leavesTheState("* * 403", "(403, forbidden-error)"),
    "a refresh leaves the state after 429": leavesTheState("* * 429", "(rate limit)"),
    "a refresh leaves the state after 500": leavesTheState("* * 500", "Daily failed (500, server-error)"),
    "a refresh leaves the state after a gateway's page": leavesTheState("* * html", "(502, a page instead of JSON)"),
    "a refresh leaves the state after half an answer": leavesTheState("* * truncated", "(200, incomplete or invalid"),

    "a change that fails leaves the state, and the next update makes it": async () => {
      declared.enableChat = false;
      const faults = ["POST /rooms/:name 500", "POST /meeting-tokens 500"];
      expect(await amid(faults, () => world.stack.up({ continueOnError: true }))).not.toEqual([]);
      expect(await world.stack.decryptedState()).toBe(before);
      expect((await world.stack.up()).operations).toEqual({ standup: "update", bot: "replace" });
      expect((await world.stack.up()).operations).toEqual({ standup: "same", bot: "same" });
    },

    "a deletion that fails leaves the room in the state, and is made up for": async () => {
      const [error] = await amid(["DELETE /rooms/:name 500"], () => world.stack.destroy());
      expect(error).toContain('while deleting room "standup"');
      expect(world.stack.names).toEqual(["standup"]);
      expect((await world.stack.destroy()).ok).toBe(true);
      expect(await byHand(world, "GET", "/rooms")).toMatchObject({ total_count: 0 });
    },

    "64 resources at once, while each tenth request fails, are made once each": async () => {
      many.emulator.fault("* * 503 every=10");
      expect(errorsOf(await many.stack.up({ parallel: 64 }))).toEqual([]);
      many.emulator.clearFaults();
      const made = (route: string) => many.emulator.requests(route).filter(({ status }) => status === 200);
      expect([made("POST /rooms").length, made("POST /meeting-tokens").length]).toEqual([32, 32]);
      const run = await many.stack.up();
      expect(new Set(Object.values(run.operations))).toEqual(new Set(["same"]));
      expect(saidIn(run)).toEqual([]);
    },

    "a refresh leaves the state where nobody listens": async () => {
      const state = await many.stack.decryptedState();
      await many.emulator.close();
      const errors = causesOf(await many.stack.refresh());
      expect(errors).not.toEqual([]);
      // By now another test may listen on that port, to a Daily that never answers.
      for (const error of errors) expect(error).toMatch(/^Daily (could not be reached|did not answer)/);
      expect(await many.stack.decryptedState()).toBe(state);
    },
  };
});
