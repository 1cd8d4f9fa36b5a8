import { readFileSync } from "node:fs";
import { decodeMeetingToken } from "pulumi-daily/token";

// The name of a file may stand on a command line; a token may not.
const file = process.argv[2];

function load() {
  const { properties, expiresAt } = decodeMeetingToken(readFileSync(file, "utf8"));
  console.log(`${properties.userName} opens ${properties.roomName} until ${expiresAt?.toISOString()}`);
}

function reload() {
  try {
    load();
  } catch (error) {
    console.error(`The new token is not read: ${error.message}`);
  }
}

load();
// A token is looked at when somebody joins: the bot stays in its meeting, and joins the next one with the new token.
process.on("SIGHUP", reload);
setInterval(() => {}, 60_000);
