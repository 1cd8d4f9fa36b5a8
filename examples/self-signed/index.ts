import * as daily from "pulumi-daily";

// Signed here, with the API key. With daily:domainId set there is no call to Daily: not in a preview, not in an update,
// not in a refresh. So nothing checks whether the room exists.
const guard = new daily.MeetingToken("guard", {
  roomName: "front-door",
  userName: "Front door",
  signedBy: "apiKey",
  permissions: { canSend: ["video"], canAdmin: false },
  expiresIn: "24h",
});

export const guardToken = guard.token; // secret
export const guardUrl = guard.joinUrl; // secret; known because daily:domainName is set
