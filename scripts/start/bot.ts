import { decodeMeetingToken, validateMeetingToken } from "pulumi-daily/token";
import type { StartAccount } from "./account";
import { masked, says } from "./says";

/** What a bot does before it joins: Daily gives no error for an invalid token, so it asks. */
export async function runBot(token: string, { apiKey, apiUrl }: StartAccount): Promise<void> {
  says(`\nbot        took its token from the stack output botToken: ${masked(token)}`);
  await validateMeetingToken(token, { apiKey, ...(apiUrl !== undefined && { apiUrl }) });
  says("bot        Daily accepts it");
  const { properties, expiresAt } = decodeMeetingToken(token);
  const { roomName, exp: _, ...grants } = properties;
  says(`bot        it opens room ${roomName} until ${expiresAt?.toISOString()}, and says:`);
  for (const [name, value] of Object.entries(grants)) says(`             ${name}: ${JSON.stringify(value)}`);
}
