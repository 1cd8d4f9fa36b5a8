import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";

// The same for a bot on a host of its own: put this into index.ts.
const config = new pulumi.Config();
const connection = {
  host: config.require("botHost"),
  user: "bot",
  privateKey: config.requireSecret("botHostKey"),
};

const room = new daily.Room("assistant", { privacy: "private" });
const token = new daily.MeetingToken("bot-token", { roomName: room.name, userName: "Assistant", expiresIn: "24h" });

// #region remote
const copied = new command.remote.CopyToRemote(
  "token",
  {
    connection,
    source: token.token.apply((text) => new pulumi.asset.StringAsset(text)),
    remotePath: "daily/token", // in a folder that only the bot's user can read
    triggers: [token.id], // changes with each token, and is no secret
  },
  { additionalSecretOutputs: ["source"] },
);

new command.remote.Command(
  "reload",
  { connection, create: "systemctl --user reload-or-restart daily-bot", triggers: [token.id] },
  { dependsOn: copied },
);
// #endregion remote
