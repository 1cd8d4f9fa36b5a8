import { apiOf, KEY, ok, outcome, send, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const headerError = {
  status: 400,
  body: { error: "authorization-header-error", info: "invalid authorization header" },
};

describe("the Authorization header", () => {
  test.each([
    ["none", undefined],
    ["the bare key", KEY],
    ["another scheme", `Basic ${KEY}`],
    ["a scheme in lower case", `bearer ${KEY}`],
    ["Bearer and nothing", "Bearer "],
  ])("%s is 400, not 401", async (_, authorization) => {
    const { emulator } = await startDaily();
    const answer = await send(`${emulator.url}/rooms`, authorization ? { headers: { authorization } } : {});
    expect(outcome(answer)).toEqual(headerError);
  });

  test("a wrong key is 401 without an info", async () => {
    const { emulator } = await startDaily();
    expect(outcome(await apiOf(emulator, "daily-test-key-of-nobody").get("/"))).toEqual({
      status: 401,
      body: { error: "authentication-error" },
    });
  });
});

describe("the order of the checks", () => {
  test("the header comes before the route, the route before the body", async () => {
    const { emulator, api } = await startDaily();
    expect(outcome(await send(`${emulator.url}/nowhere`, { method: "POST", body: "{" }))).toEqual(headerError);
    expect((await apiOf(emulator, "daily-test-key-of-nobody").get("/nowhere")).status).toBe(401);
    expect(outcome(await api.get("/nowhere"))).toEqual({
      status: 404,
      body: { error: "not-found", info: "not found" },
    });
    const headers = { authorization: `Bearer ${KEY}` };
    expect(outcome(await send(`${emulator.url}/nowhere`, { method: "POST", body: "{", headers }))).toEqual({
      status: 404,
      body: { error: "not-found", info: "not found" },
    });
  });

  test("the rate comes before the body", async () => {
    const { emulator } = await startDaily({ rateLimit: true, monotonicNow: () => 0 });
    const headers = { authorization: `Bearer ${KEY}` };
    const broken = () => send(`${emulator.url}/rooms`, { method: "POST", body: "{", headers });
    for (let call = 0; call < 20; call += 1) expect((await broken()).status).toBe(400);
    expect(outcome(await broken())).toEqual({ status: 429, body: { error: "rate-limit-error" } });
  });
});

describe("bodies", () => {
  test.each([
    ["a form", "name=standup&privacy=private", "application/x-www-form-urlencoded"],
    ["half of a JSON", '{"name": "sta', "application/json"],
  ])("%s is a json-parsing-error", async (_, body, contentType) => {
    const { emulator } = await startDaily();
    const headers = { authorization: `Bearer ${KEY}`, "content-type": contentType };
    expect(outcome(await send(`${emulator.url}/rooms`, { method: "POST", headers, body }))).toEqual({
      status: 400,
      body: { error: "json-parsing-error", info: "the body could not be parsed as JSON" },
    });
  });

  test.each([[["standup"]], ["standup"], [7]])("%j is no object", async (body) => {
    const { api } = await startDaily();
    expect(outcome(await api.post("/rooms", body))).toEqual({
      status: 400,
      body: { error: "invalid-request-error", info: "the body should be an object" },
    });
  });

  test("properties that are no object are refused, for rooms and for tokens", async () => {
    const { api } = await startDaily();
    for (const path of ["/rooms", "/meeting-tokens"]) {
      expect(outcome(await api.post(path, { properties: [] }))).toEqual({
        status: 400,
        body: { error: "invalid-request-error", info: "properties should be an object" },
      });
    }
  });

  test("names of JavaScript's own are unknown parameters like others", async () => {
    const { api } = await startDaily();
    for (const name of ["constructor", "toString", "__proto__"]) {
      const body = JSON.parse(`{"properties": {${JSON.stringify(name)}: 1}}`);
      for (const path of ["/rooms", "/meeting-tokens"]) {
        expect(outcome(await api.post(path, body))).toEqual({
          status: 400,
          body: { error: "invalid-request-error", info: `unknown parameter '${name}'` },
        });
      }
    }
  });
});

describe("trailing slashes", () => {
  test("change nothing", async () => {
    const { api } = await startDaily();
    expect((await api.post("/rooms/", { name: "standup" })).status).toBe(200);
    expect((await api.get("/rooms/standup/")).status).toBe(200);
    const { body } = await api.post("/meeting-tokens/", { properties: { room_name: "standup" } });
    expect(outcome(await api.get(`/meeting-tokens/${body.token}/`))).toEqual(ok({ room_name: "standup" }));
  });

  test("/v1 is /v1/", async () => {
    const { api } = await startDaily();
    expect(outcome(await api.get(""))).toEqual(outcome(await api.get("/")));
  });
});

test("GET / tells the domain", async () => {
  const { api } = await startDaily();
  expect(outcome(await api.get("/"))).toEqual(
    ok({
      domain_name: "acme",
      domain_id: "25df5057-ef0d-4d97-bde6-0cf287276cbb",
      config: expect.objectContaining({ max_api_keys: 2, lang: "en", disable_rate_limiting: true }),
    }),
  );
});
