import { RequestLog } from "../../emulator/src/http/requestLog.js";
import { KEY, NOW, send, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

test("notes each call: what, when, whose, with which answer", async () => {
  let ms = 100;
  const { emulator, api } = await startDaily({ monotonicNow: () => ms });
  await api.post("/rooms", { name: "standup", privacy: "private", properties: { exp: NOW + 60, enable_chat: true } });
  ms = 250;
  emulator.clock.advance(1);
  await api.get("/rooms?limit=5");
  expect(emulator.requests()).toEqual([
    {
      number: 1,
      method: "POST",
      path: "/rooms",
      status: 200,
      domain: "acme",
      key: expect.stringMatching(/^[0-9a-f]{8}$/),
      time: "2030-01-01T00:00:00.000Z",
      ms: 100,
      bodyKeys: ["name", "privacy", "properties.exp", "properties.enable_chat"],
    },
    {
      number: 2,
      method: "GET",
      path: "/rooms?limit=5",
      status: 200,
      domain: "acme",
      key: expect.stringMatching(/^[0-9a-f]{8}$/),
      time: "2030-01-01T00:00:01.000Z",
      ms: 250,
      bodyKeys: [],
    },
  ]);
  expect(emulator.requests()[0]?.key).toBe(emulator.domains[0]?.keys[0]?.id);
});

test("notes calls that were refused", async () => {
  const { emulator, api } = await startDaily();
  await send(`${emulator.url}/rooms`);
  await send(`${emulator.url}/rooms`, { headers: { authorization: "Bearer daily-test-key-of-nobody" } });
  await api.get("/nowhere");
  await api.get("/rooms/standup");
  expect(emulator.requests().map(({ path, status, domain }) => [path, status, domain])).toEqual([
    ["/rooms", 400, undefined],
    ["/rooms", 401, undefined],
    ["/nowhere", 404, "acme"],
    ["/rooms/standup", 404, "acme"],
  ]);
});

test("holds neither key nor token, wherever they stand", async () => {
  const { emulator, api } = await startDaily();
  const { key } = emulator.rotateKey({ keepOld: true });
  const token = await api.mint({ room_name: "standup", user_name: "Ann" });
  const [header = "", payload = "", signature = ""] = token.split(".");
  await api.get(`/meeting-tokens/${token}?ignoreNbf=true`);
  await api.get(`/meeting-tokens/${header}.${payload}`);
  await api.get(`/meeting-tokens/${signature}`);
  await api.get(`/meeting-tokens/${encodeURIComponent(`${token} `)}`);
  await api.get(`/rooms/${token}`);
  await api.get(`/rooms?t=${token}`);
  await api.get(`/rooms/${key}`);
  await api.get(`/nowhere?key=${key}`);
  await api.post("/rooms", { name: token, [token]: 1 });

  const log = JSON.stringify(emulator.requests());

  for (const secret of [KEY, key, token, payload, signature, "Ann"]) expect(log).not.toContain(secret);
  expect(emulator.requests()[1]?.path).toMatch(/^\/meeting-tokens\/\[token [0-9a-f]{8}\]\?ignoreNbf=true$/);
});

test("is read by route, by domain and from a point on", async () => {
  const { emulator, api } = await startDaily();
  const other = emulator.addDomain({ name: "globex", apiKey: "daily-test-key-of-globex" });
  await api.post("/rooms", { name: "standup" });
  await api.get("/rooms/standup");
  await send(`${emulator.url}/rooms`, { headers: { authorization: `Bearer ${other.apiKey}` } });
  const token = await api.mint({});
  await api.get(`/meeting-tokens/${token}`);
  const paths = (filter: Parameters<typeof emulator.requests>[0]) =>
    emulator.requests(filter).map(({ method, path }) => `${method} ${path.replace(/\[.*\]/, "[token]")}`);

  expect(paths("POST *")).toEqual(["POST /rooms", "POST /meeting-tokens"]);
  expect(paths("GET /rooms/:name")).toEqual(["GET /rooms/standup"]);
  expect(paths("* /rooms")).toEqual(["POST /rooms", "GET /rooms"]);
  expect(paths("GET /meeting-tokens/:token")).toEqual(["GET /meeting-tokens/[token]"]);
  expect(paths({ domain: "globex" })).toEqual(["GET /rooms"]);
  expect(paths({ after: 3 })).toEqual(["POST /meeting-tokens", "GET /meeting-tokens/[token]"]);
  emulator.clearRequests();
  expect(paths({})).toEqual([]);
});

test("keeps the last hundred thousand", () => {
  const log = new RequestLog();
  for (let count = 0; count < 120_000; count += 1) {
    log.begin({ method: "GET", path: "/", time: "", ms: 0, bodyKeys: [] });
  }
  expect(log.all).toHaveLength(100_000);
  expect(log.all.at(-1)?.number).toBe(120_000);
});
