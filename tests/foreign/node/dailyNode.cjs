// Calls Daily as programs with daily-node do, and prints what came of each call.
const { Daily } = require("daily-node");

function client(key) {
  const daily = new Daily(key);
  // It has no option for the URL, but holds it where it can be set.
  daily.client.defaults.baseURL = process.env.DAILY_API_URL;
  return daily;
}

/** Status and body of the answer that a call fails with. */
async function failure(call) {
  return call.then(
    () => null,
    ({ response }) => ({ status: response.status, ...response.data }),
  );
}

async function main() {
  const daily = client(process.env.DAILY_API_KEY);
  const created = await daily.createRoom({
    name: "standup",
    privacy: "private",
    properties: { startAudioOff: true, ejectAfterElapsed: 600 },
  });
  const read = await daily.room("standup");
  const updated = await daily.updateRoom("standup", { privacy: "public", properties: { enableKnocking: true } });
  const listed = await daily.rooms({ limit: 5 });
  const { token } = await daily.createMeetingToken({
    properties: { roomName: "standup", userName: "Ada", isOwner: true, startVideoOff: true },
  });
  const validated = await daily.meetingToken(token);
  const answers = {
    domain: await daily.domainConfig(),
    created,
    read,
    updated,
    listed,
    token,
    validated,
    notAToken: await failure(daily.meetingToken("no-token")),
    badProperty: await failure(daily.createRoom({ properties: { exp: 1 } })),
    olderProperties: await failure(daily.createRoom({ properties: { ownerOnlyBroadcast: true, autojoin: true } })),
    wrongKey: await failure(client("no-key").createRoom({})),
    deleted: await daily.deleteRoom("standup"),
    gone: await failure(daily.room("standup")),
    deletedAgain: await failure(daily.deleteRoom("standup")),
  };
  console.log(JSON.stringify(answers));
}

main();
