import { missingRoutes } from "../../emulator/src/api/missing";
import { apiOf, KEY, outcome, send, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const missing: string[] = Object.values(missingRoutes).flat();

/** Every route of Daily's OpenAPI document and reference pages: what the emulator has, and what it has not. */
const HERE = [
  "GET /",
  "GET /rooms",
  "POST /rooms",
  "GET /rooms/:name",
  "POST /rooms/:name",
  "DELETE /rooms/:name",
  "GET /rooms/:name/presence",
  "POST /rooms/:name/eject",
  "POST /meeting-tokens",
  "GET /meeting-tokens/:meeting_token",
  "GET /presence",
];

/** A call of a route, with something for each name in its path. */
async function called(url: string, route: string) {
  const [method = "", path = ""] = route.split(" ");
  return outcome(
    await send(url + path.replace(/:\w+/g, "standup"), { method, headers: { authorization: `Bearer ${KEY}` } }),
  );
}

test.each(missing)("%s is 501, and says that Daily has it", async (route) => {
  const { emulator, api } = await startDaily();
  await api.post("/rooms", { name: "standup" });
  expect(await called(emulator.url, route)).toEqual({
    status: 501,
    body: { error: "not-implemented", info: `Daily has ${route}, but this emulator does not implement it` },
  });
});

test.each(HERE)("%s is not among them, and answered", async (route) => {
  const { emulator, api } = await startDaily();
  await api.post("/rooms", { name: "standup" });
  expect(missing).not.toContain(route);
  const { status, body } = await called(emulator.url, route);
  expect(status).not.toBe(501);
  expect(body.info).not.toBe("not found");
});

test("none is listed twice", () => {
  expect(new Set([...missing, ...HERE]).size).toBe(missing.length + HERE.length);
});

test("what Daily does not have either is not found", async () => {
  const { emulator } = await startDaily();
  for (const route of ["DELETE /recordings", "PUT /webhooks/:id", "GET /recordings/:id/access-link/more"]) {
    expect(await called(emulator.url, route)).toEqual({
      status: 404,
      body: { error: "not-found", info: "not found" },
    });
  }
});

test("the key comes first, and a missing route is in the log like any other", async () => {
  const { emulator, api } = await startDaily();
  expect((await apiOf(emulator, "another-key").get("/recordings")).status).toBe(401);
  expect((await api.get("/recordings?limit=1")).status).toBe(501);
  expect(emulator.requests("GET /recordings").map(({ path, status }) => ({ path, status }))).toEqual([
    { path: "/recordings", status: 401 },
    { path: "/recordings?limit=1", status: 501 },
  ]);
});
