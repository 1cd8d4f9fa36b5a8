import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { startAccount, type TestAccount } from "../support/account";
import { TestStack } from "../support/stack";

/** Two Daily accounts in one program. */
describe("two providers", () => {
  let account: TestAccount;
  let stack: TestStack;
  let euKey: string;
  const ROOMS = 6;

  beforeAll(async () => {
    account = await startAccount();
    euKey = account.emulator.addDomain({ name: "eu" }).apiKey;
    stack = await TestStack.create(
      async () => {
        const eu = new daily.Provider("eu", {
          apiKey: new pulumi.Config().requireSecret("euKey"),
          apiUrl: account.emulator.url,
          maxTokenLifetime: "2h",
        });
        const both = [undefined, eu].flatMap((provider) =>
          Array.from({ length: ROOMS }, (_, index) => {
            const name = `${provider ? "eu" : "default"}-${index}`;
            const options = provider ? { provider } : {};
            const room = new daily.Room(name, { privacy: "private" }, options);
            return new daily.MeetingToken(`${name}-token`, { roomName: room.name, expiresIn: "1h" }, options);
          }),
        );
        return { domains: pulumi.all(both.map(({ domainName }) => domainName)) };
      },
      { ...account, config: { "daily-test:euKey": { value: euKey, secret: true } } },
    );
  });
  afterAll(async () => {
    await account.emulator.close();
    stack.remove();
  });

  test("each resource is made with its own account's key, whatever runs beside it", async () => {
    const run = await stack.up({ parallel: 64 });
    expect(run.output).not.toContain("error");
    expect((await stack.outputs()).domains).toEqual([...Array(ROOMS).fill("dev"), ...Array(ROOMS).fill("eu")]);
    for (const [domain, prefix] of [
      ["dev", "default-"],
      ["eu", "eu-"],
    ] as const) {
      const requests = account.emulator.requests({ on: "*", domain });
      expect(requests).toHaveLength(ROOMS * 3);
      const rooms = requests.filter(({ method, path }) => method === "GET" && path.includes("/rooms/"));
      expect(rooms).toHaveLength(ROOMS);
      for (const { path } of rooms) expect(path).toContain(`/rooms/${prefix}`);
    }
  });
});
