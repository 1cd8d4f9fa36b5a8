import { MeetingToken, Room } from "pulumi-daily";

const room = new Room("standup", { privacy: "private", enableKnocking: true });
const bot = new MeetingToken("bot", { roomName: room.name, userName: "Bot", expiresIn: "24h" });

export const token = bot.token;
