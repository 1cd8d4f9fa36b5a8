import * as command from "@pulumi/command";
import * as daily from "pulumi-daily";

const room = new daily.Room("assistant", { privacy: "private" });

const token = new daily.MeetingToken("bot-token", {
  roomName: room.name,
  userName: "Assistant",
  permissions: { canSend: ["audio"], canAdmin: false },
  expiresIn: "24h",
});

// #region command
// A renewed token is a changed input, so the same update runs `update`: the bot reloads while its old token still works.
// The token goes through standard input. Never write it into a command: everybody can read a command line.
new command.local.Command("bot", {
  create: "./bot.sh start",
  update: "./bot.sh reload",
  delete: "./bot.sh stop",
  stdin: token.token,
  logging: command.local.Logging.None,
});
// #endregion command

export const botRenewsAt = token.renewAt;
