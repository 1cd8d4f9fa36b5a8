// Calls Daily as programs with daily-opentok-node do, and prints what came of each call.
const { createRequire } = require("node:module");
const OpenTok = require("daily-opentok-node");

// It has no option for the URL; axios, which it calls Daily with, has one for what is done to each request before.
const axios = createRequire(require.resolve("daily-opentok-node"))("axios");
axios.interceptors.request.use((request) => ({
  ...request,
  url: request.url.replace("https://api.daily.co/v1", process.env.DAILY_API_URL),
}));

const createSession = (openTok) =>
  new Promise((resolve, reject) =>
    openTok.createSession({ mediaMode: "routed" }, (error, session) => (error ? reject(error) : resolve(session))),
  );

const failure = (call) =>
  call.then(
    () => null,
    (error) => error.message,
  );

async function main() {
  const openTok = new OpenTok(process.env.DAILY_API_KEY);
  const domainId = await openTok.getDomainID();
  const { sessionId } = await createSession(openTok);
  const stranger = new OpenTok("no-key");
  console.log(
    JSON.stringify({
      domainId,
      room: sessionId,
      token: openTok.generateToken(sessionId, { role: "moderator" }),
      wrongKey: [await failure(stranger.getDomainID()), await failure(createSession(stranger))],
    }),
  );
}

main();
