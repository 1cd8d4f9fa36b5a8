import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { ExampleStack } from "./support/exampleStack";
import { itLives } from "./support/life";

describe("the roster example", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("roster", account);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  // The room, and the set of its tokens, have the same name.
  itLives(() => ({ account, stack, resources: ["seminar"] }));
});
