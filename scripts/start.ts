import { decodeMeetingToken, validateMeetingToken } from "pulumi-daily/token";
import { type StartAccount, startAccount } from "./start/account";
import { engineOnPath } from "./start/engine";
import { masked, says } from "./start/says";
import { openStack } from "./start/stack";

const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== "--destroy");
if (unknown.length > 0) {
  console.error(`npm start does not accept ${unknown.join(" ")}; it accepts --destroy, which takes everything down.`);
  process.exit(2);
}
run(args.includes("--destroy")).catch((error: Error) => {
  console.error(`\nnpm start: ${error.message}`);
  process.exitCode = 1;
});

async function run(destroy: boolean): Promise<void> {
  const engine = await engineOnPath();
  says(`engine     pulumi ${engine.version}`);
  const account = await startAccount();
  says(`daily      ${account.description}`);
  try {
    const stack = await openStack(account);
    says(`state      ${stack.statePlace}\n`);
    if (destroy) {
      await stack.destroy();
      says(`\nEverything is taken down. ${await account.roomsLeft()}`);
    } else {
      await stack.preview();
      await stack.up();
      await runBot(await stack.secretOutput("botToken"), account);
      says(account.nextCommands);
    }
  } finally {
    await account.close();
  }
}

/** What a bot does before it joins: Daily gives no error for an invalid token, so it asks. */
async function runBot(token: string, { apiKey, apiUrl }: StartAccount): Promise<void> {
  says(`\nbot        took its token from the stack output botToken: ${masked(token)}`);
  await validateMeetingToken(token, { apiKey, ...(apiUrl !== undefined && { apiUrl }) });
  says("bot        Daily accepts it");
  const { properties, expiresAt } = decodeMeetingToken(token);
  const { roomName, exp: _, ...grants } = properties;
  says(`bot        it opens room ${roomName} until ${expiresAt?.toISOString()}, and says:`);
  for (const [name, value] of Object.entries(grants)) says(`             ${name}: ${JSON.stringify(value)}`);
}
