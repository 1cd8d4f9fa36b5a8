import { request } from "node:http";
import { type Emulator, EmulatorAdmin } from "../../emulator/src/index.js";
import { apiOf, KEY, NOW, outcome, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

/** A request with any headers: fetch sets Host itself and forbids Origin. */
function raw(emulator: Emulator, method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const outgoing = request(emulator.origin + path, { method, headers }, (response) => {
      response.resume();
      response.once("end", () => done(response.statusCode ?? 0));
    });
    outgoing.once("error", fail);
    outgoing.end();
  });
}

describe("who may use it", () => {
  test.each([
    ["localhost", 200],
    ["localhost:4580", 200],
    ["127.0.0.1:4580", 200],
    ["[::1]:4580", 200],
    ["evil.example", 403],
    ["evil.example:4580", 403],
    // A domain's own host has rooms, and nothing else.
    ["acme.localhost:4580", 404],
    ["127.0.0.1.evil.example", 403],
    ["localhost.evil.example", 403],
  ])("Host %s gets %i", async (host, status) => {
    const { emulator } = await startDaily();
    expect(await raw(emulator, "GET", "/_emulator/clock", { host })).toBe(status);
    expect(await raw(emulator, "POST", "/_emulator/reset", { host })).toBe(status);
  });

  test.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "http://localhost:4580" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
  ])("a web page's %j gets 403, and changes nothing", async (headers) => {
    const { emulator } = await startDaily();
    expect(await raw(emulator, "POST", "/_emulator/reset", headers)).toBe(403);
    expect(await raw(emulator, "GET", "/_emulator/requests", headers)).toBe(403);
    expect(emulator.clock.isSet).toBe(true);
  });

  test("somebody who types the address gets an answer", async () => {
    const { emulator } = await startDaily();
    expect(await raw(emulator, "GET", "/_emulator", { "sec-fetch-site": "none" })).toBe(200);
  });
});

describe("EmulatorAdmin does over HTTP what Emulator does", () => {
  const start = async () => {
    const daily = await startDaily();
    return { ...daily, admin: new EmulatorAdmin(daily.emulator.url) };
  };

  test("clock", async () => {
    const { emulator, admin } = await start();
    expect(await admin.clock()).toEqual({ now: NOW, time: "2030-01-01T00:00:00.000Z", set: true });
    expect((await admin.setClock("2031-01-01T00:00:00Z")).time).toBe("2031-01-01T00:00:00.000Z");
    expect((await admin.advanceClock(61)).time).toBe("2031-01-01T00:01:01.000Z");
    expect((await admin.setClock(new Date(NOW * 1000))).now).toBe(NOW);
    expect((await admin.useRealTime()).set).toBe(false);
    expect(emulator.clock.isSet).toBe(false);
    await expect(admin.setClock("soon")).rejects.toThrow('400 "soon" is not a valid time');
  });

  test("faults, in a line and in fields", async () => {
    const { api, admin } = await start();
    await admin.fault("GET / 503 times=1");
    await admin.fault({ on: "GET /", fault: "status 500", nth: 2 });
    expect([(await api.get("/")).status, (await api.get("/")).status, (await api.get("/")).status]).toEqual([
      503, 500, 200,
    ]);
    expect(await admin.faults()).toEqual([
      { id: 1, line: "GET / 503 times=1", matched: 3, played: 1 },
      { id: 2, line: "GET / status 500 nth=2", matched: 3, played: 1 },
    ]);
    await admin.clearFaults();
    expect(await admin.faults()).toEqual([]);
    await expect(admin.fault("GET / explode")).rejects.toThrow('400 The fault "GET / explode" names no fault');
  });

  test("request log; its own calls are not in it", async () => {
    const { emulator, api, admin } = await start();
    await api.post("/rooms", { name: "standup" });
    await api.get("/rooms");
    expect(await admin.requests()).toEqual(emulator.requests());
    expect(await admin.requests("POST *")).toMatchObject([{ path: "/rooms", status: 200, bodyKeys: ["name"] }]);
    expect(await admin.requests({ after: 1, domain: "acme" })).toMatchObject([{ method: "GET" }]);
    await admin.clearRequests();
    expect(await admin.requests()).toEqual([]);
  });

  test("domains and keys", async () => {
    const { emulator, api, admin } = await start();
    const other = await admin.addDomain({ name: "globex" });
    expect((await apiOf(emulator, other.apiKey).get("/")).body.domain_name).toBe("globex");
    expect(await admin.domains()).toEqual(emulator.domains);
    expect(JSON.stringify(await admin.domains())).not.toContain(other.apiKey);

    const second = await admin.rotateKey({ keepOld: true });
    expect((await api.get("/")).status).toBe(200);
    const [, first] = emulator.domains[0]?.keys ?? [];
    await admin.revokeKey(first?.id ?? "");
    expect((await api.get("/")).status).toBe(401);
    expect((await apiOf(emulator, second.key).get("/")).status).toBe(200);

    const renewed = await admin.rotateKey({ domain: "globex" });
    expect((await apiOf(emulator, other.apiKey).get("/")).status).toBe(401);
    expect((await apiOf(emulator, renewed.key).get("/")).status).toBe(200);
    await expect(admin.revokeKey("00000000")).rejects.toThrow("400 The domain acme has no active key 00000000");
    await expect(admin.rotateKey({ domain: "initech" })).rejects.toThrow("400 There is no domain initech.");
  });

  test("new properties", async () => {
    const { admin, api, emulator } = await start();
    const made = (name: string, properties: object) => api.post("/rooms", { name, properties });
    expect((await made("a", { some_new_thing: 1 })).body.info).toBe("unknown parameter 'some_new_thing'");
    await admin.addProperty("some_new_thing", { default: 0 });
    expect((await made("a", { some_new_thing: { any: ["value"] } })).body.config).toEqual({
      some_new_thing: { any: ["value"] },
    });
    expect((await made("b", { some_new_thing: 0 })).body.config).toEqual({});
    const token = await api.mint({ some_new_thing: "a" });
    expect((await api.get(`/meeting-tokens/${token}`)).body).toEqual({ some_new_thing: "a" });
    expect((await made("c", { another_new_thing: 1 })).status).toBe(400);
    await expect(admin.addProperty("max_participants")).rejects.toThrow("The tables already know max_participants.");
    await expect(admin.addProperty("")).rejects.toThrow("A property has a name.");
    emulator.reset();
    expect((await made("a", { some_new_thing: 1 })).status).toBe(400);
  });

  test("switches and reset", async () => {
    const { emulator, api, admin } = await start();
    expect(await admin.setSwitches({ freePlan: true })).toEqual(emulator.switches);
    expect((await admin.switches()).freePlan).toBe(true);
    await expect(admin.setSwitches({ free: true } as never)).rejects.toThrow("400 There is no switch free.");
    await api.post("/rooms", { name: "standup" });
    await admin.fault("GET /rooms 503");

    await admin.reset();

    expect(outcome(await api.get("/rooms"))).toEqual({ status: 200, body: { total_count: 0, data: [] } });
    expect((await admin.switches()).freePlan).toBe(false);
    expect((await admin.clock()).set).toBe(false);
    expect(await admin.requests()).toHaveLength(1);
    expect(emulator.apiKey).toBe(KEY);
  });
});
