import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { ExampleStack } from "./support/exampleStack";
import { itLives } from "./support/life";

describe("the component example", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("component", account);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  const tokens = ["host", "guest", "bot", "interpreter"].map((role) => `standup-${role}`);
  // The component, and the room in it, have the same name.
  itLives(() => ({ account, stack, resources: ["standup", ...tokens] }));
});
