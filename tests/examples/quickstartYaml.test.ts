import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { describeWith } from "../support/onPath";
import { ExampleStack } from "./support/exampleStack";
import { itHidesSecrets } from "./support/hidesSecrets";
import { itLives } from "./support/life";
import { itTakesOver } from "./support/takeOver";

describeWith("pulumi-language-yaml", "the quickstart-yaml example", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("quickstart-yaml", account);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  itLives(() => ({ account, stack, resources: ["standup", "host", "bot"] }));
  itTakesOver(() => ({ stack, there: stack }));
  itHidesSecrets("yaml", () => ({ stack, there: stack }));
});
