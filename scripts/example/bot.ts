import { spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import type { StartAccount } from "../start/account";
import { says } from "../start/says";
import { EXAMPLES } from "./workspace";

/** The bot example's own bot, with the token through a pipe, as its README says. */
export async function runExampleBot(stack: Stack, { apiKey, apiUrl }: StartAccount): Promise<void> {
  const { botToken } = await stack.outputs();
  says("\npulumi stack output botToken --show-secrets | npx tsx bot.ts");
  const bot = spawn("npx", ["tsx", "bot.ts"], {
    cwd: resolve(EXAMPLES, "bot"),
    env: { ...process.env, DAILY_API_KEY: apiKey, ...(apiUrl !== undefined && { DAILY_API_URL: apiUrl }) },
    stdio: ["pipe", "inherit", "inherit"],
  });
  bot.stdin?.end(String(botToken?.value));
  const code = await new Promise((resolveCode) => bot.once("close", resolveCode));
  if (code !== 0) throw new Error("the bot did not start.");
}
