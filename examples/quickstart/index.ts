import * as daily from "pulumi-daily";

// Nobody gets into a private room without a token, unless they knock and are let in.
const room = new daily.Room("standup", { privacy: "private", enableKnocking: true });

const host = new daily.MeetingToken("host", {
  roomName: room.name,
  userName: "Host",
  isOwner: true,
  expiresIn: "8h",
});

const bot = new daily.MeetingToken("bot", {
  roomName: room.name,
  userName: "Note taker",
  permissions: { canSend: false },
  expiresIn: "24h",
});

export const roomUrl = room.url;
export const hostUrl = host.joinUrl; // secret: it holds the token
export const botToken = bot.token; // secret
export const botRenewsAt = bot.renewAt;
