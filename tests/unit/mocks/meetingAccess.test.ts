import * as pulumi from "@pulumi/pulumi";
import { roles } from "../../../provider/src/meetingAccess/roles";
import { MeetingAccess } from "../../../provider/src/resources/dynamic/meetingAccess";
import type { RoleArgs } from "../../../provider/src/resources/meetingAccessArgs";
import type { RoomArgs } from "../../../provider/src/resources/room";

/** The arguments of each token, by its name. */
const tokens = new Map<string, Record<string, unknown>>();

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      if (type.endsWith(":MeetingToken")) tokens.set(name, inputs);
      return { id: `${name}-id`, state: { ...inputs, token: `${name}-token` } };
    },
    call: () => ({}),
  }),
);

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

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
