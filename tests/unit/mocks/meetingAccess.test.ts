import * as pulumi from "@pulumi/pulumi";
import { roles } from "../../../provider/src/meetingAccess/roles";
import { MeetingAccess } from "../../../provider/src/resources/dynamic/meetingAccess";
import { MeetingTokenSet } from "../../../provider/src/resources/dynamic/meetingTokenSet";
import type { RoleArgs } from "../../../provider/src/resources/meetingAccessArgs";
import type { RoomArgs } from "../../../provider/src/resources/room";
import { settled } from "../../support/settled";

/** The arguments of each token, or set of tokens, by its name. */
const tokens = new Map<string, Record<string, unknown>>();
/** The tokens of each set, by the names in it. */
let tokensOfSets: Record<string, string> = {};

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      if (type.includes(":MeetingToken")) tokens.set(name, inputs);
      const made = { url: "https://acme.daily.co/r", token: `${name}-token` };
      return {
        id: `${name}-id`,
        state: { ...inputs, ...made, ...(type.endsWith("Set") && { tokens: tokensOfSets }) },
      };
    },
    call: () => ({}),
  }),
);

async function lifetimesOf(access: MeetingAccess<string>): Promise<unknown[]> {
  const made = await Promise.all(Object.values(access.tokens).map(settled));
  return made.map((token) => {
    const { expiresIn, renewBefore, exp, neverExpires } = tokens.get(token.replace(/-token$/, "")) ?? {};
    return { expiresIn, renewBefore, exp, neverExpires };
  });
}

describe("a role keeps the component's lifetime", () => {
  test("if it says nothing of its own, or says that it is not without an end", async () => {
    const roles = { host: {}, guest: { neverExpires: false } };
    const access = new MeetingAccess("kept", { expiresIn: "24h", renewBefore: "8h", roles });
    expect(await lifetimesOf(access)).toEqual([
      { expiresIn: "24h", renewBefore: "8h" },
      { expiresIn: "24h", renewBefore: "8h", neverExpires: false },
    ]);
  });

  test("also if only an output says that it is not without an end", async () => {
    const roles = { host: { neverExpires: pulumi.output(false) }, guest: { neverExpires: pulumi.output(true) } };
    const access = new MeetingAccess("told", { expiresIn: "24h", renewBefore: "8h", roles });
    expect(await lifetimesOf(access)).toEqual([
      { expiresIn: "24h", renewBefore: "8h", neverExpires: false },
      { neverExpires: true },
    ]);
  });

  test("not if it has an end of its own, or none", async () => {
    const roles = { host: { neverExpires: true }, guest: { exp: 1_900_000_000 } };
    const access = new MeetingAccess("own", { expiresIn: "24h", renewBefore: "8h", roles });
    expect(await lifetimesOf(access)).toEqual([{ neverExpires: true }, { exp: 1_900_000_000 }]);
  });
});

test("what a wrapper passes on without having it takes nothing from a preset, the room's included", async () => {
  const access = new MeetingAccess("wrapped", {
    expiresIn: "24h",
    room: { privacy: undefined } as unknown as RoomArgs,
    roles: { guest: { permissions: undefined, expiresIn: undefined } as unknown as RoleArgs },
  });
  expect(await settled(access.room.privacy)).toBe("private");
  expect(await lifetimesOf(access)).toEqual([{ expiresIn: "24h" }]);
  expect(tokens.get("wrapped-guest")).toMatchObject(roles.guest);
});

test("nor does an output that turns out to have no value, or null", async () => {
  const absent = pulumi.output(undefined);
  const access = new MeetingAccess("absent", {
    expiresIn: "24h",
    room: { privacy: absent } as unknown as RoomArgs,
    roles: { guest: { permissions: absent, enableScreenshare: null } as unknown as RoleArgs },
  });
  expect(await settled(access.room.privacy)).toBe("private");
  await lifetimesOf(access);
  expect(tokens.get("absent-guest")).toMatchObject(roles.guest);
});

test("an output that has one takes its place", async () => {
  const room = { privacy: pulumi.output("public" as const) };
  const access = new MeetingAccess("public", { expiresIn: "24h", room, roles: {} });
  expect(await settled(access.room.privacy)).toBe("public");
});

test("the compiler knows the roles that were declared, and no other", () => {
  const access = new MeetingAccess("typed", { expiresIn: "1h", roles: { host: {}, usher: { preset: "guest" } } });
  const known: pulumi.Output<string>[] = [access.tokens.host, access.tokens.usher];
  expect(known.every((token) => pulumi.Output.isInstance(token))).toBe(true);
  expect(access.meetingTokens.host).toBeInstanceOf(pulumi.CustomResource);
  const unknown: unknown[] = [
    // @ts-expect-error a role that was not declared
    access.tokens.unknownRole,
    // @ts-expect-error a role that was not declared
    access.joinUrls.guest,
    // @ts-expect-error a role that was not declared
    access.meetingTokens.hots,
  ];
  expect(unknown).toEqual([undefined, undefined, undefined]);
});

test("roles that are known when the program runs may have any name", () => {
  const names: string[] = ["host", "guest"];
  const roles = Object.fromEntries(names.map((name) => [name, {}]));
  const { tokens: made } = new MeetingAccess("computed", { expiresIn: "1h", roles });
  expect(Object.keys(made)).toEqual(names);
});

describe("a role that is a list", () => {
  const { bot } = roles;

  test("is one set, in which each token has its position as its name, the role's preset and the lifetime", async () => {
    const access = new MeetingAccess("listed", {
      expiresIn: "24h",
      roles: { host: {}, bot: [{ userName: "Ada" }, { expiresIn: "1h", startVideoOff: false }] },
    });
    await Promise.all([settled(access.meetingTokens.bot.urn), settled(access.tokens.host)]);
    expect(tokens.get("listed-bot")).toMatchObject({
      tokens: {
        0: { ...bot, userName: "Ada", expiresIn: "24h" },
        1: { ...bot, startVideoOff: false, expiresIn: "1h" },
      },
    });
    expect(tokens.get("listed-host")).toMatchObject({ ...roles.host, expiresIn: "24h" });
  });

  test("has lists of tokens and of URLs, in which one that is gone leaves its place empty", async () => {
    tokensOfSets = { 0: "ada", 2: "carl" };
    const access = new MeetingAccess("gone", { expiresIn: "1h", roles: { host: {}, guest: [{}, {}, {}] } });
    expect(await settled(access.tokens.guest)).toEqual(["ada", undefined, "carl"]);
    expect(await settled(access.joinUrls.guest)).toEqual([
      "https://acme.daily.co/r?t=ada",
      undefined,
      "https://acme.daily.co/r?t=carl",
    ]);
    expect(await pulumi.isSecret(access.joinUrls.guest)).toBe(true);
  });

  test("may be empty, and as long as the program computes", async () => {
    tokensOfSets = { 0: "ada", 1: "bob" };
    const people = ["Ada", "Bob"].map((userName) => ({ userName }));
    const access = new MeetingAccess("computed-list", { expiresIn: "1h", roles: { bot: [], guest: people } });
    expect(await settled(access.tokens.bot)).toEqual([]);
    expect(await settled(access.tokens.guest)).toEqual(["ada", "bob"]);
  });

  test("is one to the compiler, which knows what may be in it", () => {
    const access = new MeetingAccess("typed-list", { expiresIn: "1h", roles: { host: {}, guest: [{}] } });
    const one: pulumi.Output<string> = access.tokens.host;
    const list: pulumi.Output<string[]> = access.tokens.guest;
    const set: MeetingTokenSet = access.meetingTokens.guest;
    expect([one, list].every((token) => pulumi.Output.isInstance(token)) && set instanceof MeetingTokenSet).toBe(true);
    // @ts-expect-error a list is no text
    const text: pulumi.Output<string> = access.tokens.guest;
    // @ts-expect-error a text is no list
    const texts: pulumi.Output<string[]> = access.tokens.host;
    expect([text, texts]).toEqual([list, one]);
    // @ts-expect-error an argument that there is not
    expect(() => new MeetingAccess("misspelt", { roles: { guest: [{ usrName: "Ada" }] } })).not.toThrow();
    // @ts-expect-error an argument that there is not
    expect(() => new MeetingAccess("misspelt-one", { roles: { guest: { usrName: "Ada" } } })).not.toThrow();
  });

  test("is refused with the place of what is wrong in it", () => {
    const made = (guest: unknown) => () => new MeetingAccess("refused", { roles: { guest } } as never);
    expect(made([{}, "Bob"])).toThrow(
      'MeetingAccess "refused": roles.guest[1] is missing or not an object; give one, such as {}.',
    );
    expect(made([{}, { preset: "gest" }])).toThrow(
      'MeetingAccess "refused": there is no preset gest, which role guest[1] names. Did you mean guest?',
    );
  });
});
