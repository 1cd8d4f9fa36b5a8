import * as pulumi from "@pulumi/pulumi";
import { byHand } from "../support/byHand";
import { errorsOf } from "../support/run";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { conform, walkWithPlugin } from "./conform";

const USER = "a-user-whose-name-is-nobodys-business";
const HOOK_KEY = "a-key-in-a-hook-of-somebodys";

/** A transform that returns options of its own, and so drops what a class had set. */
const withFewOptions = <T extends { props: object; opts: pulumi.ResourceOptions }>({ props, opts }: T) => {
  const { parent, provider, hooks } = opts;
  return { props, opts: { parent, provider, hooks } as pulumi.ResourceOptions };
};

conform("secrets", ({ daily }) => {
  steps();
  const given = { renewBefore: "8h" as "8h" | "6h", transform: () => {} };
  const hooked: boolean[] = [];
  let secret: boolean[] = [];
  const world = walkWithPlugin(
    async () => {
      given.transform();
      const look = new pulumi.ResourceHook("look", async ({ newOutputs = {} }) => {
        hooked.push(await pulumi.isSecret(newOutputs.token));
      });
      const room = new daily.Room("standup", {
        privacy: "private",
        sip: { displayName: "Phone", sipMode: "dial-in" },
      });
      const { token, joinUrl } = new daily.MeetingToken(
        "bot",
        { roomName: room.name, userName: pulumi.secret(USER), expiresIn: "24h", renewBefore: given.renewBefore },
        { hooks: { afterCreate: [look], afterUpdate: [look] } },
      );
      secret = await Promise.all([token, joinUrl, room.sipUri].map((output) => pulumi.isSecret<unknown>(output)));
      return { token, joinUrl };
    },
    { tapped: true },
  );
  const found = walkWithPlugin(async () => {
    daily.Room.get("hooked", "hooked");
    return { properties: daily.getRoomOutput({ name: "hooked" }).properties };
  });

  const changeUnder = async (transform: () => void) => {
    Object.assign(given, { transform, renewBefore: given.renewBefore === "8h" ? "6h" : "8h" });
    expect(errorsOf(await world.stack.preview({ diff: true }))).toEqual([]);
    expect(errorsOf(await world.stack.up({ diff: true }))).toEqual([]);
    expect(errorsOf(await world.stack.up({ expectNoChanges: true }))).toEqual([]);
    expect(errorsOf(await world.stack.refresh({ expectNoChanges: true }))).toEqual([]);
    const exported = { place: "stack export", text: await world.stack.exported() };
    const secrets = [world.emulator.apiKey, USER, ...world.tap.tokens];
    expect(secrets.length).toBeGreaterThan(2);
    expect(leaksIn([...world.stack.evidence, exported], secrets)).toEqual([]);
  };

  const expectSecret = async (inPreview: boolean[]) => {
    expect(errorsOf(await world.stack.preview())).toEqual([]);
    expect(secret).toEqual(inPreview);
    expect(errorsOf(await world.stack.up())).toEqual([]);
    expect(secret).toEqual([true, true, true]);
  };

  return {
    "a token, its joinUrl and a room's sipUri are secret to the program, in a preview as well": {
      dynamic: async () => expectSecret([false, true, false]),
      native: async () => expectSecret([true, true, true]),
    },

    "a stack transformation that drops all options shows no secret": () =>
      changeUnder(() => void pulumi.runtime.registerStackTransformation(withFewOptions)),

    "a resource transform that drops all options shows no secret": () =>
      changeUnder(() => void pulumi.runtime.registerResourceTransform(withFewOptions as never)),

    "a hook is given the token as a secret": async () => {
      expect(hooked).toEqual([true, true, true]);
    },

    "a room that is looked up keeps what may hold a key secret": async () => {
      const properties = { meeting_join_hook: `https://example.com/?key=${HOOK_KEY}` };
      await byHand(found, "POST", "/rooms", { name: "hooked", properties });
      expect(errorsOf(await found.stack.up())).toEqual([]);
      expect((await found.stack.decryptedState()).split(HOOK_KEY).length).toBeGreaterThan(2);
      expect(errorsOf(await found.stack.refresh({ expectNoChanges: true }))).toEqual([]);
      await byHand(found, "DELETE", "/rooms/hooked");
      await byHand(found, "POST", "/rooms", { name: "hooked", properties });
      expect(errorsOf(await found.stack.refresh())).toEqual([]);
      expect(found.stack.names).toEqual(["hooked"]);
      expect(leaksIn(found.stack.evidence, [HOOK_KEY])).toEqual([]);
    },
  };
});
