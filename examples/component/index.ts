import * as daily from "pulumi-daily";

// One private room, and a token for each role. host, guest, bot and recorder are presets. What a role declares itself
// overrides its preset.
const standup = new daily.MeetingAccess("standup", {
  room: { enableKnocking: true },
  expiresIn: "12h",
  roles: {
    host: { userName: "Host" },
    guest: {},
    bot: { userName: "Note taker", expiresIn: "24h" },
    // Your own role says which preset it starts from, or "none".
    interpreter: { preset: "guest", userName: "Interpreter", permissions: { canSend: ["audio"], canAdmin: false } },
  },
});

export const roomUrl = standup.roomUrl;
export const hostUrl = standup.joinUrls.host; // secret
export const botToken = standup.tokens.bot; // secret
