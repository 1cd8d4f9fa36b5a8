// One token, as a script would mint it.
const { mintMeetingToken } = require("pulumi-daily/token");

const { DAILY_API_KEY: apiKey, DAILY_API_URL: apiUrl } = process.env;
mintMeetingToken({ roomName: "standup", userName: "Ada", isOwner: true, expiresIn: "15m" }, { apiKey, apiUrl });
