import * as daily from "pulumi-daily";

const room = new daily.Room("assistant", { privacy: "private" });

const bot = new daily.MeetingToken("bot", {
  roomName: room.name,
  userName: "Assistant",
  // It listens and speaks. It shows no picture, shares no screen and manages nobody.
  permissions: { canSend: ["audio"], canAdmin: false },
  enableScreenshare: false,
  startVideoOff: true,
  expiresIn: "24h",
});

export const roomUrl = room.url;
export const botToken = bot.token; // secret
