import { join } from "node:path";
import { ExampleStack } from "../examples/support/exampleStack";
import { itHidesSecrets } from "../examples/support/hidesSecrets";
import { InlineStack } from "../examples/support/inline/inlineStack";
import { startAccount, stopAccount, type TestAccount } from "../support/account";

describe("a program over pulumi-daily/native", () => {
  let account: TestAccount;
  let stack: ExampleStack;
  let inline: InlineStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("quickstart", account);
    const script = join(__dirname, "../examples/support/inline/inline.cjs");
    inline = new InlineStack(stack, ["node", script, "pulumi-daily/native"]);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  itHidesSecrets("node", () => ({ stack, there: inline }));
});
