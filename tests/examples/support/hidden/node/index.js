const pulumi = require("@pulumi/pulumi");

/** What may stand nowhere in clear: as an argument, inside one, in a component's role, in a provider, in an answer. */
module.exports = (daily) => async () => {
  const config = new pulumi.Config();
  const userName = pulumi.secret("nobodys-business-0123456789");
  const eu = new daily.Provider("eu", { apiKey: config.requireSecret("euKey"), apiUrl: config.require("euUrl") });
  const room = new daily.Room("standup", {
    privacy: "private",
    meetingJoinHook: pulumi.interpolate`https://example.com/?key=${userName}`,
  });
  const there = new daily.Room("there", { privacy: "private" }, { provider: eu });
  const bot = new daily.MeetingToken("bot", {
    roomName: room.name,
    userName,
    triggers: [userName],
    permissions: { canReceive: { byUserId: userName.apply((name) => ({ [name]: false, "*": true })) } },
    expiresIn: "24h",
  });
  const own = new daily.MeetingToken(
    "own",
    { roomName: there.name, userId: userName, signedBy: "apiKey", expiresIn: "24h" },
    { provider: eu },
  );
  const access = new daily.MeetingAccess("retro", { expiresIn: "24h", roles: { host: { userName } } });
  const checked = daily.validateMeetingTokenOutput({ token: bot.token });
  return { bot: bot.token, own: own.token, access: access.tokens, valid: checked.valid };
};
