import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as daily from "pulumi-daily";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { TestStack } from "../support/stack";

let account: TestAccount;
let stack: TestStack;
afterEach(async () => {
  stack.remove();
  await stopAccount(account);
});

/** The packages that the provider's process has loaded for a preview, an update, an update without change and a refresh. */
async function packagesFor(signedBy: "apiKey" | "daily"): Promise<string[]> {
  account = await startAccount();
  const domainId = account.emulator.domains[0]?.id as string;
  const { NODE_OPTIONS } = account.clock.environment;
  stack = await TestStack.create(
    async () => void new daily.MeetingToken("bot", { allRooms: true, userName: "Bot", expiresIn: "24h", signedBy }),
    {
      ...account,
      config: { "daily:domainId": domainId },
      environment: {
        NODE_OPTIONS: `${NODE_OPTIONS} --require ${JSON.stringify(join(__dirname, "loadedPackages.cjs"))}`,
      },
    },
  );
  const file = join(stack.folder, "loaded");
  Object.assign(stack.stack.workspace.envVars, { TEST_LOADED_PACKAGES: file });
  for (const command of ["preview", "up", "up", "refresh"] as const) expect((await stack[command]()).ok).toBe(true);
  return readFileSync(file, "utf8").split("\n");
}

test("a program that only self-signs loads no HTTP client, and calls nobody", async () => {
  const packages = await packagesFor("apiKey");
  expect(packages).toContain("jws");
  expect(packages).not.toContain("axios");
  expect(account.emulator.requests()).toEqual([]);
});

test("one whose tokens Daily signs does", async () => {
  expect(await packagesFor("daily")).toContain("axios");
});
