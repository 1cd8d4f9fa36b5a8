import { writes } from "../support/account";
import { byHand } from "../support/byHand";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

conform("order", ({ daily }) => {
  steps();
  const declared = {
    resource: "standup",
    name: undefined as string | undefined,
    adopt: false,
    userName: "Bot",
    deleteBeforeReplace: false,
  };
  const world = walkWithPlugin(async () => {
    const { resource, name, adopt, userName, deleteBeforeReplace } = declared;
    const room = new daily.Room(resource, { ...(name !== undefined && { name }), ...(adopt && { adopt }) });
    const bot = new daily.MeetingToken(
      "bot",
      { roomName: room.name, expiresIn: "24h", userName },
      { deleteBeforeReplace },
    );
    return { token: bot.token };
  });
  const taken = { by: undefined as string | undefined, provider: false };
  const generated = walkWithPlugin(async () => {
    if (taken.provider) {
      const provider = new daily.Provider("own", { apiKey: generated.emulator.apiKey, apiUrl: generated.emulator.url });
      return { name: new daily.Room("hall", {}, { provider, aliases: [{ name: "standup" }] }).name };
    }
    if (taken.by === undefined) return { name: new daily.Room("standup").name };
    const room = new daily.Room("lobby", { name: taken.by, adopt: true });
    new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
    return { name: room.name };
  });
  const replaced = { namePrefix: "first", adopts: undefined as string | undefined };
  const shared = walkWithPlugin(async () => {
    if (replaced.adopts !== undefined) {
      const { url } = new daily.Room("lobby", { name: replaced.adopts, adopt: true });
      await new Promise((known) => url.apply(known));
    }
    return { name: new daily.Room("standup", { namePrefix: replaced.namePrefix }).name };
  });
  const stepsOf = ({ steps }: { steps: readonly string[] }) => steps.filter((step) => !/^(replace|same) /.test(step));
  const token = async () => (await world.stack.outputs()).token;

  return {
    "a room is made before its token": async () => {
      expect(stepsOf(await world.stack.up())).toEqual(["create standup", "create bot"]);
    },

    "a replacement is made before the old one is given up, dependents first": async () => {
      const run = await world.stack.up({ replace: [world.stack.resource("standup").urn] });
      expect(stepsOf(run)).toEqual([
        "create-replacement standup",
        "create-replacement bot",
        "delete-replaced bot",
        "delete-replaced standup",
      ]);
      expect(writes(world.emulator).slice(-3)).toEqual([
        "POST /rooms",
        "POST /meeting-tokens",
        expect.stringMatching(/^DELETE /),
      ]);
    },

    "a replacement that fails leaves the old one as it was, and the next update makes it": async () => {
      const before = await token();
      declared.userName = "Note taker";
      world.emulator.fault("POST /meeting-tokens 403");
      expect((await world.stack.up()).ok).toBe(false);
      world.emulator.clearFaults();
      expect(await token()).toBe(before);
      expect((await world.stack.up()).operations).toEqual({ standup: "same", bot: "replace" });
      expect(await token()).not.toBe(before);
    },

    "with deleteBeforeReplace the old one goes first": async () => {
      Object.assign(declared, { userName: "Bot", deleteBeforeReplace: true });
      expect(stepsOf(await world.stack.up())).toEqual(["delete-replaced bot", "create-replacement bot"]);
    },

    "a room that gets a fixed name goes first itself, since a name is given once": async () => {
      Object.assign(declared, { name: "standup", deleteBeforeReplace: false });
      expect(stepsOf(await world.stack.up())).toEqual([
        "delete-replaced bot",
        "delete-replaced standup",
        "create-replacement standup",
        "create-replacement bot",
      ]);
      expect((await world.stack.up()).operations).toEqual({ standup: "same", bot: "same" });
    },

    "a room that was taken over in an update that failed stays when the next one deletes its former resource":
      async () => {
        const before = await byHand(world, "GET", "/rooms/standup");
        Object.assign(declared, { resource: "lobby", adopt: true, userName: "Note taker" });
        world.emulator.fault("POST /meeting-tokens 403");
        expect((await world.stack.up()).ok).toBe(false);
        world.emulator.clearFaults();
        expect(stepsOf(await world.stack.up())).toEqual([
          "create-replacement bot",
          "delete-replaced bot",
          "delete standup",
        ]);
        expect(await byHand(world, "GET", "/rooms/standup")).toEqual(before);
        expect((await world.stack.up()).operations).toEqual({ lobby: "same", bot: "same" });
      },

    "a room that was taken over in an update that failed stays with its former resource if the program goes back":
      async () => {
        expect((await generated.stack.up()).ok).toBe(true);
        taken.by = String((await generated.stack.outputs()).name);
        const before = await byHand(generated, "GET", `/rooms/${taken.by}`);
        generated.emulator.fault("POST /meeting-tokens 403");
        expect((await generated.stack.up()).ok).toBe(false);
        generated.emulator.clearFaults();
        const name = taken.by;
        taken.by = undefined;
        expect(stepsOf(await generated.stack.up())).toEqual(["delete lobby"]);
        expect(await byHand(generated, "GET", `/rooms/${name}`)).toEqual(before);
        expect((await generated.stack.up()).operations).toEqual({ standup: "same" });
      },

    "a room that another resource has taken over stays when its former resource is replaced, in that update or later":
      async () => {
        for (const namePrefix of ["second", "third"]) {
          expect((await shared.stack.up()).ok).toBe(true);
          replaced.adopts = String((await shared.stack.outputs()).name);
          const before = await byHand(shared, "GET", `/rooms/${replaced.adopts}`);
          if (namePrefix === "third") expect((await shared.stack.up()).ok).toBe(true);
          replaced.namePrefix = namePrefix;
          expect(stepsOf(await shared.stack.up())).toContain("create-replacement standup");
          expect(await byHand(shared, "GET", `/rooms/${replaced.adopts}`)).toEqual(before);
          await shared.stack.forget("lobby");
          replaced.adopts = undefined;
        }
      },

    "an alias hands a room on to a resource with a provider of its own": async () => {
      taken.provider = true;
      const { name } = await generated.stack.outputs();
      expect((await generated.stack.up()).operations).toMatchObject({ hall: "same" });
      expect(stepsOf(await generated.stack.up())).toEqual([]);
      expect((await generated.stack.outputs()).name).toBe(name);
    },

    "a destroy of what is gone at Daily already, without the program, is done": async () => {
      await byHand(world, "DELETE", "/rooms/standup");
      world.stack.program = () => Promise.reject(new Error("A destroy runs no program."));
      const run = await world.stack.destroy();
      expect(run.ok).toBe(true);
      expect(stepsOf(run)).toEqual(["delete bot", "delete lobby"]);
      expect(world.stack.names).toEqual([]);
    },

    "a second destroy has nothing to do": async () => {
      const run = await world.stack.destroy();
      expect(run.ok).toBe(true);
      expect(run.steps).toEqual([]);
    },
  };
});
