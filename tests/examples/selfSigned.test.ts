import { verifyMeetingToken } from "pulumi-daily/token";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { steps } from "../support/steps";
import { ExampleStack } from "./support/exampleStack";
import { itLives } from "./support/life";

describe("the self-signed example", () => {
  steps();
  let account: TestAccount;
  let stack: ExampleStack;
  let domainId: string;

  beforeAll(async () => {
    account = await startAccount({ domainName: "acme" });
    domainId = account.emulator.domains[0]?.id as string;
    stack = await ExampleStack.open("self-signed", {
      ...account,
      config: { "daily:domainId": domainId, "daily:domainName": "acme" },
    });
    await stack.preview();
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  // Daily is asked only here, how many rooms there are.
  let ownCalls = 0;
  afterEach(() => {
    if (expect.getState().currentTestName?.endsWith("leaves nothing at Daily")) ownCalls += 1;
  });

  itLives(() => ({ account, stack, resources: ["guard"] }));

  test("a preview, an update, a refresh and a destroy make no call to Daily", () => {
    expect(ownCalls).toBe(1);
    expect(account.emulator.requests().slice(0, -ownCalls)).toEqual([]);
  });

  test("its token is one that the key has signed for the domain", async () => {
    await stack.up();
    const { guardToken, guardUrl } = await stack.outputs();
    const { properties } = verifyMeetingToken(guardToken as string, { apiKey: account.emulator.apiKey, domainId });
    expect(properties).toMatchObject({ roomName: "front-door", permissions: { canSend: ["video"], canAdmin: false } });
    expect(guardUrl).toBe(`https://acme.daily.co/front-door?t=${guardToken}`);
  });

  test("a preview after the key was regenerated shows the token as a replacement", async () => {
    await stack.ask(["config", "set", "--secret", "daily:apiKey"], account.emulator.rotateKey().key);
    expect((await stack.preview()).operations).toEqual({ guard: "replace" });
  });

  test("an id in the configuration counts beside a key in the environment, as a pipeline has it: no call", async () => {
    const mixed = await ExampleStack.open("self-signed", {
      ...account,
      stackName: "mixed",
      keyInEnvironment: true,
      config: { "daily:domainId": domainId, "daily:domainName": "acme" },
      beside: stack,
    });
    account.emulator.clearRequests();
    await mixed.up();
    expect(account.emulator.requests()).toEqual([]);
  });
});
