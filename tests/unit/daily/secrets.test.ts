import { inspect } from "node:util";
import type { DailyClient } from "../../../provider/src/daily/client";
import { type Answer, FakeDaily, failureOf, KEY, ok, refusal, reset, silence } from "./fakes";

/** Whatever Daily, or what stands before it, does with a request: no error may hold the key or a token. */
const TOKEN =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyIjoiaGVsbG8iLCJvIjp0cnVlfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
const SIGNATURE = TOKEN.split(".")[2] as string;

const calls: Record<string, (client: DailyClient) => Promise<unknown>> = {
  getDomain: (client) => client.getDomain(),
  createMeetingToken: (client) => client.createMeetingToken({ room_name: "standup" }),
  validateMeetingToken: (client) => client.validateMeetingToken(TOKEN, { ignoreNbf: true }),
  getRoom: (client) => client.getRoom("standup"),
  listRooms: (client) => client.listRooms(),
  createRoom: (client) => client.createRoom({ name: "standup" }, { uniqueName: true }),
  updateRoom: (client) => client.updateRoom("standup", {}),
  deleteRoom: (client) => client.deleteRoom("standup"),
};

const said = `GET /v1/meeting-tokens/${TOKEN}?ignoreNbf=true with Bearer ${KEY} and ${KEY}`;
const answers: Record<string, Answer> = {
  "400": refusal(400, said, said),
  "401": refusal(401, said, said),
  "403": refusal(403, said, said),
  "422 about a cut token": refusal(422, "x", `bad: ${TOKEN.slice(0, 70)}`),
  "429": refusal(429, said, said),
  "500": refusal(500, said, said),
  "a page": { status: 502, text: `<html>${said}</html>` },
  "a cut body": { text: `{"token": "${TOKEN}", "info": "${said}` },
  "a wrong body": ok({ token: [TOKEN], id: { info: said }, domain_id: 1, data: said }),
  "a redirect": { status: 301, headers: { location: `https://elsewhere/${TOKEN}` }, text: "" },
  reset: reset(),
  silence: silence(),
};

/** Whatever object Daily answers, these take it. */
const contentWithAnyBody = ["validateMeetingToken", "deleteRoom"];

const failing = Object.keys(answers).flatMap((name) =>
  Object.keys(calls)
    .filter((method) => name !== "a wrong body" || !contentWithAnyBody.includes(method))
    .map((method) => ({ name, method })),
);

describe("No secret shows in the error", () => {
  test.each(failing)("of $method after $name", async ({ name, method }) => {
    const daily = new FakeDaily([answers[name] as Answer]);
    const error = await failureOf((calls[method] as (client: DailyClient) => Promise<unknown>)(daily.client));
    const everything = `${inspect(error, { depth: 20, showHidden: true })} ${error.stack} ${JSON.stringify(error)}`;
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain(SIGNATURE);
    expect(everything).not.toMatch(/\beyJ/);
    expect(error.cause).toBeUndefined();
  });
});

test.each(contentWithAnyBody)("%s does not fail with a wrong body", async (method) => {
  const daily = new FakeDaily([answers["a wrong body"] as Answer]);
  await expect((calls[method] as (client: DailyClient) => Promise<unknown>)(daily.client)).resolves.toBeDefined();
});
