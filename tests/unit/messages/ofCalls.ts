import type { DailyClient } from "../../../provider/src/daily/client";
import { skewWatcher } from "../../../provider/src/daily/clock";
import type { DailyErrorFields } from "../../../provider/src/daily/errors";
import { dailyError } from "../../../provider/src/daily/messages";
import { FakeDaily, KEY, NOW, ok, refusal, reset, silence } from "../daily/fakes";
import { selfSigned } from "../support/vectors";
import { type Message, ofError, ofLines, ofRejection } from "./message";

const calls: ((client: DailyClient) => Promise<unknown>)[] = [
  (client) => client.getDomain(),
  (client) => client.createMeetingToken({}),
  (client) => client.createMeetingToken({ room_name: "standup" }),
  (client) => client.validateMeetingToken(selfSigned.token),
  (client) => client.getRoom("standup"),
  (client) => client.listRooms(),
  (client) => client.createRoom({ name: "standup" }, { uniqueName: true }),
  (client) => client.updateRoom("standup", {}),
  (client) => client.deleteRoom("standup"),
];

const page = { status: 502, headers: {}, text: "<html>bad gateway</html>" };
const leaky = refusal(400, "invalid-request-error", `Bearer ${KEY} and ${selfSigned.token} and ${KEY}`);

/** What Daily, or something in its place, may answer for ever. */
const answers = [
  refusal(400, "authorization-header-error"),
  refusal(401, "authentication-error"),
  refusal(403, "forbidden-error"),
  refusal(404, "not-found", "room standup not found"),
  refusal(400, "invalid-request-error", "unknown parameter 'x'"),
  refusal(429, "rate-limit-error"),
  { ...refusal(429, "rate-limit-error"), headers: { "retry-after": "600" } },
  { ...refusal(503, "server-error"), headers: { "retry-after": "600" } },
  refusal(500, "server-error"),
  page,
  { ...page, status: 302 },
  { ...page, status: 400 },
  { status: 200, headers: {}, text: "" },
  { status: 200, headers: {}, text: '{"token":' },
  ok({}),
  leaky,
  reset(),
  silence(),
];

export async function messagesOfCalls(): Promise<Message[]> {
  const one = calls[1] as (typeof calls)[number];
  const everyCall = calls.map((call) => ofRejection(call(new FakeDaily([refusal(401)]).client)));
  const everyAnswer = answers.map((answer) => ofRejection(one(new FakeDaily([answer]).client)));
  return Promise.all([...everyCall, ...everyAnswer, unclear(), cancelled(), lookedFor()]).then((messages) => [
    ...messages,
    ...messagesOfFields(),
    ...messagesOfSkew(),
  ]);
}

const unclear = () =>
  ofRejection(new FakeDaily([silence(), reset()]).client.createRoom({ name: "standup" }, { uniqueName: true }));

async function cancelled(): Promise<Message> {
  const daily = new FakeDaily([reset()]);
  daily.cancelling.abort();
  return ofRejection(daily.client.getDomain());
}

/** A look-up's own failure is told as that of the creation; its words are those of any read. */
async function lookedFor(): Promise<Message> {
  const fields: DailyErrorFields = {
    code: "not-found",
    action: 'looking for room "standup"',
    attempts: 1,
    elapsedMs: 0,
    status: 404,
  };
  return ofError(dailyError(fields, { apiUrl: "https://api.daily.co/v1", keySource: "daily:apiKey" }));
}

function messagesOfFields(): Message[] {
  const fields: DailyErrorFields = { code: "network", action: "asking for the domain", attempts: 2, elapsedMs: 9_000 };
  const account = { apiUrl: "https://user:password@api.daily.co/v1?key=secret", keySource: "DAILY_API_KEY" };
  return [
    dailyError({ ...fields, info: "ECONNREFUSED" }, account),
    dailyError({ ...fields, info: "no connection" }, account),
    dailyError({ ...fields, info: "ECONNREFUSED" }, { ...account, urlSource: "apiUrl" }),
    dailyError({ ...fields, info: "SELF_SIGNED_CERT_IN_CHAIN" }, account),
    dailyError({ ...fields, info: "the proxy answered 502" }, account),
    dailyError({ ...fields, info: "ENOTFOUND" }, { ...account, apiUrl: "nonsense" }),
    caughtByProxy(() => dailyError({ ...fields, info: "ECONNREFUSED" }, { ...account, apiUrl: "http://localhost/v1" })),
  ].map(ofError);
}

/** What is said where a proxy stands in the way. */
function caughtByProxy<T>(say: () => T): T {
  const given = process.env.http_proxy;
  process.env.http_proxy = "http://user:password@proxy.example.com:3128";
  try {
    return say();
  } finally {
    if (given === undefined) delete process.env.http_proxy;
    else process.env.http_proxy = given;
  }
}

function messagesOfSkew(): Message[] {
  const lines: string[] = [];
  for (const skew of [-60_000, 60_000]) {
    const clock = { now: () => NOW + skew, monotonic: () => 0, sleep: async () => {} };
    skewWatcher(clock, (line) => lines.push(line))({ ...ok({}), headers: { date: new Date(NOW).toUTCString() } });
  }
  return ofLines(lines);
}
