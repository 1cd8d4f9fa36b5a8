import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { ExampleStack } from "./support/exampleStack";
import { itLives } from "./support/life";

describe("the quickstart example", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("quickstart", account);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  itLives(() => ({ account, stack, resources: ["standup", "host", "bot"] }));
});
