import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";

// What differs between dev, staging and prod is in Pulumi.<stack>.yaml. So is the API key, encrypted: each stack has its
// own Daily account, and cannot reach the rooms of another.
const config = new pulumi.Config();

const room = new daily.Room("standup", {
  privacy: "private",
  maxParticipants: config.requireNumber("maxParticipants"),
});

const bot = new daily.MeetingToken("bot", {
  roomName: room.name,
  userName: `Note taker (${pulumi.getStack()})`,
  permissions: { canSend: false },
  // A stack's daily:maxTokenLifetime caps this.
  expiresIn: config.require("tokenLifetime") as daily.Duration,
});

export const roomName = room.name;
export const botToken = bot.token; // secret
export const botExpiresAt = bot.expiresAt;
