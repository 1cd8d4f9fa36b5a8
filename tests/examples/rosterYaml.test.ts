import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { describeWith } from "../support/onPath";
import { ExampleStack } from "./support/exampleStack";
import { itLives } from "./support/life";

describeWith("pulumi-language-yaml", "the roster-yaml example", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("roster-yaml", account);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  itLives(() => ({ account, stack, resources: ["seminar", "roster"] }));
});
