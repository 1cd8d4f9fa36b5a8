import * as daily from "pulumi-daily";

const room = new daily.Room("standup", { privacy: "private" });

// #region window
const bot = new daily.MeetingToken("bot", {
  roomName: room.name,
  userName: "Note taker",
  permissions: { canSend: false },
  expiresIn: "24h",
  // The pipeline runs `pulumi up` every four hours. The window has to be longer than that. With twice that length, one
  // run may fail or be late.
  renewBefore: "8h",
});
// #endregion window

export const botToken = bot.token; // secret
export const botRenewsAt = bot.renewAt;
