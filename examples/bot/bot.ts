import { text } from "node:stream/consumers";
import { type DecodedMeetingToken, decodeMeetingToken, validateMeetingToken } from "pulumi-daily/token";
import { keepJoined } from "./keepJoined";
import { tokenSource } from "./tokenSource";

// pulumi stack output botToken --show-secrets | npx tsx bot.ts
// npx tsx bot.ts file daily-token
// npx tsx bot.ts run pulumi stack output botToken --show-secrets
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.length === 0) await enter((await text(process.stdin)).trim());
  else await keepJoined({ read: tokenSource(args), join: enter });
}

/** Joins with a token that will do. A bot that is in the room already comes back with this one. */
async function enter(token: string): Promise<void> {
  const decoded = decodeMeetingToken(token);
  const missing = whatIsMissing(decoded);
  if (missing.length > 0) throw new Error(missing.join("; "));
  await askDaily(token);
  join(token, decoded);
}

// #region grants
/** At join Daily tells nobody that a token grants too little: the bot would sit there, mute. So it looks first. */
function whatIsMissing({ properties, expiresAt }: DecodedMeetingToken): string[] {
  const { canSend = true } = properties.permissions ?? {};
  const speaks = Array.isArray(canSend) ? canSend.includes("audio") : canSend;
  const minutesLeft = expiresAt ? (expiresAt.getTime() - Date.now()) / 60_000 : Number.POSITIVE_INFINITY;
  return [
    ...(properties.roomName ? [] : ["it names no room, so it opens every room"]),
    ...(speaks ? [] : ["it may not send audio"]),
    ...(minutesLeft > 5 ? [] : [`it ends at ${expiresAt?.toISOString()}, in less than five minutes`]),
  ];
}
// #endregion grants

// #region ask
/** Only Daily knows whether a token that it signed is valid. A bot that holds no API key goes without this. */
async function askDaily(token: string): Promise<void> {
  const { DAILY_API_KEY: apiKey, DAILY_API_URL: apiUrl } = process.env;
  if (apiKey) await validateMeetingToken(token, { apiKey, ...(apiUrl && { apiUrl }) });
}
// #endregion ask

/** Here a real bot hands the token to its SDK, such as daily-js: `await call.leave(); await call.join({ url, token })`. */
function join(_token: string, { properties, expiresAt }: DecodedMeetingToken): void {
  console.log(`Joining ${properties.roomName} as ${properties.userName}, until ${expiresAt?.toISOString()}.`);
}

main().catch((error: Error) => {
  console.error(`The bot does not start: ${error.message}.`);
  process.exitCode = 1;
});
