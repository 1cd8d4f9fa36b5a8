import { decodeMeetingToken } from "pulumi-daily/token";
import { exampleNames } from "../../scripts/example/workspace";
import { expectShown } from "../docs/support/shown";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { DAYS, HOURS } from "../support/clock";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";
import { ExampleStack } from "./support/exampleStack";
import { itLives, roomsAt } from "./support/life";

const LIFETIMES = { dev: HOURS, staging: 12 * HOURS, prod: 3 * DAYS };

describe("the environments example", () => {
  steps();
  let account: TestAccount;
  let dev: ExampleStack;
  const others = new Map<string, { stack: ExampleStack; apiKey: string }>();

  beforeAll(async () => {
    account = await startAccount({ domainName: "acme-dev" });
    dev = await ExampleStack.open("environments", account);
    for (const stackName of ["staging", "prod"]) {
      const { apiKey } = account.emulator.addDomain({ name: `acme-${stackName}` });
      const stack = await ExampleStack.open("environments", { ...account, stackName, apiKey, beside: dev });
      others.set(stackName, { stack, apiKey });
    }
  });
  afterAll(async () => {
    dev.remove();
    await stopAccount(account);
  });

  test("each environment has its own account, lifetime and name for the bot", async () => {
    const stacks = [["dev", dev], ...[...others].map(([name, { stack }]) => [name, stack])] as [
      keyof typeof LIFETIMES,
      ExampleStack,
    ][];
    for (const [name, stack] of stacks) {
      account.emulator.clearRequests();
      expect((await stack.up()).operations).toEqual({ standup: "create", bot: "create" });
      const used = new Set(account.emulator.requests().map(({ domain }) => domain));
      expect([...used]).toEqual([`acme-${name}`]);

      const { botToken } = await stack.outputs();
      const { properties, issuedAt } = decodeMeetingToken(botToken as string);
      expect(properties.userName).toBe(`Note taker (${name})`);
      const lifetime = (properties.exp as number) - (issuedAt as Date).getTime() / 1_000;
      expect(Math.abs(lifetime - LIFETIMES[name])).toBeLessThan(5);
    }
  });

  test("nothing in staging outlives a day: a preview refuses it, and says why", async () => {
    const { stack } = others.get("staging") as { stack: ExampleStack };
    account.emulator.clearRequests();
    await stack.ask(["config", "set", "tokenLifetime", "2d"]);
    const preview = await stack.preview();
    expect(preview.ok).toBe(false);
    const reasons = errorsOf(preview).map((text) => text.slice(text.indexOf("expiresIn is")));
    expectShown("docs/guides/accounts.md", "cap", reasons.join("\n"));
    expect(account.emulator.requests()).toEqual([]);
    await stack.ask(["config", "set", "tokenLifetime", "24h"]);
    expect((await stack.preview()).ok).toBe(true);
  });

  test("destroying one environment leaves the others alone", async () => {
    for (const { stack, apiKey } of others.values()) {
      expect(await roomsAt(account, apiKey)).toBe(1);
      expect(await stack.destroy()).toMatchObject({ ok: true });
      expect(await roomsAt(account, apiKey)).toBe(0);
    }
    expect(await roomsAt(account)).toBe(1);
    await dev.destroy();
  });

  itLives(() => ({ account, stack: dev, resources: ["standup", "bot"] }));
});

test("there is a test for each example", () => {
  expect([...exampleNames].sort()).toEqual([
    "bot",
    "bot-command",
    "component",
    "consumer",
    "environments",
    "pipeline",
    "quickstart",
    "quickstart-go",
    "quickstart-python",
    "quickstart-yaml",
    "roster",
    "roster-yaml",
    "self-signed",
  ]);
});
