import * as pulumi from "@pulumi/pulumi";
import { MeetingAccess, MeetingToken, Provider, Room } from "pulumi-daily";
import { settled } from "../support/settled";

interface Declared {
  readonly type: string;
  readonly id: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What the mocks were told of each resource, by its name. */
const declared = new Map<string, Declared>();

/** What a program gave, without what the provider adds for itself. */
function givenTo(name: string): Record<string, unknown> {
  const inputs = Object.entries(declared.get(name)?.inputs ?? {});
  return Object.fromEntries(inputs.filter(([key]) => !key.startsWith("__")));
}

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ type, name, id, inputs }) => {
      declared.set(name, { type, id, inputs });
      const answers = {
        url: `https://acme.daily.co/${name}`,
        roomUrl: "https://acme.daily.co/r",
        token: `${name}-jwt`,
      };
      return { id: id || `${name}-id`, state: { ...answers, ...inputs, name: inputs.name ?? `${name}-name` } };
    },
    call: () => ({}),
  }),
);

describe("in a program's own tests, with Pulumi's mocks", () => {
  test("a Room is told what the program gave, and answers what the mocks say", async () => {
    const room = new Room("standup", { privacy: "private", enableChat: true });
    expect(await settled(room.url)).toBe("https://acme.daily.co/standup");
    expect(await settled(room.name)).toBe("standup-name");
    expect(await settled(room.privacy)).toBe("private");
    expect(givenTo("standup")).toEqual({ privacy: "private", enableChat: true });
    expect(declared.get("standup")?.type).toBe("pulumi-nodejs:dynamic/daily:Room");
  });

  test("a Room with a fixed name has that", async () => {
    expect(await settled(new Room("fixed", { name: "lobby" }).name)).toBe("lobby");
  });

  test("a MeetingToken has its token, and the way in made of it", async () => {
    const bot = new MeetingToken("bot", { roomName: "lobby", permissions: { canSend: false }, expiresIn: "1h" });
    expect(await settled(bot.token)).toBe("bot-jwt");
    expect(await settled(bot.joinUrl)).toBe("https://acme.daily.co/r?t=bot-jwt");
    expect(await pulumi.isSecret(bot.joinUrl)).toBe(true);
    expect(givenTo("bot")).toEqual({ roomName: "lobby", permissions: { canSend: false }, expiresIn: "1h" });
  });

  test("a MeetingAccess has a room, and a token for each role that takes its name", async () => {
    const access = new MeetingAccess("access", { expiresIn: "12h", roles: { host: {}, guest: { userName: "Guest" } } });
    expect(await settled(access.tokens.guest)).toBe("access-guest-jwt");
    expect(await settled(access.joinUrls.host)).toBe("https://acme.daily.co/r?t=access-host-jwt");
    expect(await settled(access.roomName)).toBe("access-name");
    expect(givenTo("access-guest")).toMatchObject({ roomName: "access-name", userName: "Guest", expiresIn: "12h" });
  });

  test("a Provider and what it is for", async () => {
    const eu = new Provider("eu", { apiKey: "0123", maxTokenLifetime: 3_600, requestPacing: false });
    const room = new Room("in-eu", {}, { provider: eu });
    expect(await settled(room.url)).toBe("https://acme.daily.co/in-eu");
    expect(declared.get("eu")?.type).toBe("pulumi:providers:pulumi-nodejs");
    expect(givenTo("eu")).toMatchObject({
      "daily:apiKey": { value: "0123" },
      "daily:maxTokenLifetime": "3600s",
      "daily:requestPacing": "false",
    });
  });

  test("an error that the program's own transformation throws keeps its stack", () => {
    function strict(): undefined {
      throw new Error("no rooms here");
    }
    let thrown: unknown;
    try {
      new Room("refused", {}, { transformations: [strict] });
    } catch (error) {
      thrown = error;
    }
    expect((thrown as Error).stack).toMatch(/^Error: no rooms here\n +at strict /);
    expect((thrown as Error).stack).toContain("new Room");
  });

  test("what the program sets for stacks holds while a resource is made", () => {
    const limits: number[] = [];
    const look = (): undefined => void limits.push(Error.stackTraceLimit);
    new Room("seen", {}, { transformations: [look] });
    new MeetingToken("seen", { roomName: "lobby", expiresIn: "1h" }, { transformations: [look] });
    expect(limits).toEqual([Error.stackTraceLimit, Error.stackTraceLimit]);
  });

  test("what is looked up, by its id", async () => {
    expect(await settled(Room.get("found", "lobby").url)).toBe("https://acme.daily.co/found");
    expect(declared.get("found")?.id).toBe("lobby");
  });
});
