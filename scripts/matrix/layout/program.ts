import * as daily from "pulumi-daily";

const room = new daily.Room("standup", { privacy: "private", enableKnocking: true });
const bot = new daily.MeetingToken("bot", { roomName: room.name, userName: "Bot", expiresIn: "24h" });

export const token = bot.token;
