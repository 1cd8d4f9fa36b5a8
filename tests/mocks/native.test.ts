import * as pulumi from "@pulumi/pulumi";
import * as dynamic from "pulumi-daily";
import * as daily from "pulumi-daily/native";
import { settled } from "../support/settled";

interface Declared {
  readonly type: string;
  readonly id: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What the mocks were told of each resource, by its name. */
const declared = new Map<string, Declared>();

const lobby = {
  name: "lobby",
  url: "https://acme.daily.co/lobby",
  roomId: "a-room",
  privacy: "private",
  properties: {},
};
const withKey = { ...lobby, name: "hooked", properties: { meetingJoinHook: "https://example.com/?key=0123" } };

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ type, name, id, inputs }) => {
      declared.set(name, { type, id, inputs });
      const answers = { url: "https://acme.daily.co/r", roomUrl: "https://acme.daily.co/r", token: `${name}-jwt` };
      return { id: id || `${name}-id`, state: { ...answers, ...inputs, name: inputs.name ?? `${name}-name` } };
    },
    call: ({ token, inputs }) => {
      if (token === "daily:index:getRooms") return { rooms: [lobby, withKey] };
      if (token === "daily:index:validateMeetingToken") return { valid: inputs.token === "a-jwt", properties: {} };
      return token === "daily:index:getRoom" && inputs.name === "hooked" ? withKey : lobby;
    },
  }),
);

describe("a program's own tests, with Pulumi's mocks, see", () => {
  test("the plugin's types, and no more than the program gave", async () => {
    const room = new daily.Room("standup", { privacy: "private", enableChat: true });
    const bot = new daily.MeetingToken("bot", { roomName: room.name, permissions: { canSend: false } });
    expect(await settled(bot.token)).toBe("bot-jwt");
    expect(await settled(room.url)).toBe("https://acme.daily.co/r");
    expect(declared.get("standup")).toMatchObject({ type: "daily:index:Room" });
    expect(declared.get("standup")?.inputs).toEqual({ privacy: "private", enableChat: true });
    expect(declared.get("bot")).toMatchObject({ type: "daily:index:MeetingToken" });
    expect(declared.get("bot")?.inputs).toEqual({ roomName: "standup-name", permissions: { canSend: false } });
  });

  test("the way in made of a token and its room, as a secret", async () => {
    const { joinUrl } = new daily.MeetingToken("guest", { roomName: "lobby", expiresIn: "1h" });
    expect(await settled(joinUrl)).toBe("https://acme.daily.co/r?t=guest-jwt");
    expect(await pulumi.isSecret(joinUrl)).toBe(true);
  });

  test("a MeetingAccess of the plugin's resources", async () => {
    const access = new daily.MeetingAccess("access", { expiresIn: "12h", roles: { guest: { userName: "Guest" } } });
    expect(await settled(access.tokens.guest)).toBe("access-guest-jwt");
    expect(await settled(access.joinUrls.guest)).toBe("https://acme.daily.co/r?t=access-guest-jwt");
    expect(declared.get("access")?.type).toBe("daily:index:Room");
    expect(declared.get("access-guest")?.inputs).toMatchObject({ ...dynamic.roles.guest, roomName: "access-name" });
  });

  test("a Provider of the plugin's, whose inputs are text", async () => {
    const eu = new daily.Provider("eu", { apiKey: "0123", maxTokenLifetime: 3_600, requestPacing: false });
    await settled(eu.urn);
    expect(declared.get("eu")).toMatchObject({ type: "pulumi:providers:daily" });
    expect(declared.get("eu")?.inputs).toMatchObject({
      apiKey: { value: "0123" },
      maxTokenLifetime: "3600s",
      requestPacing: "false",
    });
  });

  test("a key that turns out to be undefined as an empty one, and no key where none is given", async () => {
    await settled(new daily.Provider("empty", { apiKey: pulumi.output(undefined as unknown as string) }).urn);
    await settled(new daily.Provider("none", {}).urn);
    expect(declared.get("empty")?.inputs).toMatchObject({ apiKey: { value: "" } });
    const absent = pulumi.output(undefined as unknown as string);
    await settled(new daily.Provider("absent", { apiKey: "0123", domainName: absent }).urn);
    expect(declared.get("absent")?.inputs).not.toHaveProperty("domainName");
    expect(declared.get("none")?.inputs).not.toHaveProperty("apiKey");
  });

  test("what is looked up, by its id", async () => {
    expect(await settled(daily.Room.get("found", "lobby").url)).toBe("https://acme.daily.co/r");
    expect(declared.get("found")).toMatchObject({ type: "daily:index:Room", id: "lobby" });
  });

  test("a room that is imported", async () => {
    const room = new daily.Room("imported", { name: "lobby" }, { import: "lobby" });
    expect(await settled(room.name)).toBe("lobby");
  });
});

describe("a function", () => {
  test("answers a promise, or an output", async () => {
    expect(await daily.getRoom({ name: "lobby" })).toEqual(lobby);
    const found = daily.getRoomOutput({ name: new daily.Room("of", { name: "lobby" }).name });
    expect(await settled(found)).toEqual(lobby);
    expect(await pulumi.isSecret(found)).toBe(false);
  });

  test("answers a secret where there is a key in it, or where the token is one", async () => {
    const secret = await Promise.all([
      pulumi.isSecret(daily.getRoomOutput({ name: "hooked" })),
      pulumi.isSecret(daily.getRoomsOutput()),
      pulumi.isSecret(daily.validateMeetingTokenOutput({ token: "a-jwt" })),
    ]);
    expect(secret).toEqual([true, true, true]);
  });

  test.each<[string, (from: typeof dynamic | typeof daily) => Promise<unknown>]>([
    ["an argument that it does not have", ({ getRoom }) => getRoom({ nam: "lobby" } as never)],
    ["an option in the arguments' place", ({ getDomain }) => getDomain({ provider: "eu" } as never)],
    ["arguments that are no object", ({ getRoom }) => getRoom("lobby" as never)],
    ["an output for a promise", ({ getRoom }) => getRoom({ name: pulumi.output("lobby") } as never)],
  ])("refuses %s as that of pulumi-daily does", async (_, ask) => {
    const { message } = await ask(dynamic).then(
      () => new Error("It was not refused."),
      (error: Error) => error,
    );
    await expect(ask(daily)).rejects.toThrow(new pulumi.RunError(message));
  });
});
