import { type Api, KEY, ok, outcome, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const serverError = { status: 503, body: { error: "server-error" } };

/** The status of each call, or how the connection ended. */
async function statuses(calls: number, call: () => Promise<{ status: number }>): Promise<(number | string)[]> {
  const seen: (number | string)[] = [];
  for (let index = 0; index < calls; index += 1) {
    seen.push(
      await call().then(
        ({ status }) => status,
        (error) => error.cause?.code ?? error.name,
      ),
    );
  }
  return seen;
}

const mint = (api: Api) => () => api.post("/meeting-tokens", { properties: {} });

describe("when", () => {
  test.each([
    ["POST /meeting-tokens 503", [503, 503, 503, 503, 503]],
    ["POST /meeting-tokens 503 nth=2", [200, 503, 200, 200, 200]],
    ["POST /meeting-tokens 503 times=2", [503, 503, 200, 200, 200]],
    ["POST /meeting-tokens 503 nth=2 times=2", [200, 503, 503, 200, 200]],
    ["POST /meeting-tokens 503 every=2", [200, 503, 200, 503, 200]],
    ["POST /meeting-tokens 503 every=2 times=1", [200, 503, 200, 200, 200]],
    ["* /meeting-tokens 503 times=1", [503, 200, 200, 200, 200]],
    ["POST * 503 times=1", [503, 200, 200, 200, 200]],
    ["* * 503 times=1", [503, 200, 200, 200, 200]],
    ["GET /meeting-tokens 503", [200, 200, 200, 200, 200]],
    ["POST /rooms 503", [200, 200, 200, 200, 200]],
  ])("%s", async (rule, expected) => {
    const { emulator, api } = await startDaily();
    emulator.fault(rule);
    expect(await statuses(5, mint(api))).toEqual(expected);
  });

  test("fields say the same as a line", async () => {
    const { emulator, api } = await startDaily();
    const set = emulator.fault({ on: "POST /meeting-tokens", nth: 2, times: 1, fault: "status 503" });
    expect(set).toEqual({ id: 1, line: "POST /meeting-tokens status 503 nth=2 times=1", matched: 0, played: 0 });
    expect(await statuses(3, mint(api))).toEqual([200, 503, 200]);
    expect(emulator.faults).toEqual([{ ...set, matched: 3, played: 1 }]);
    emulator.clearFaults();
    expect(emulator.faults).toEqual([]);
  });

  test("a path's segments are names, or : or * for any", async () => {
    const { emulator, api } = await startDaily();
    await api.post("/rooms", { name: "standup" });
    emulator.fault("GET /rooms/standup 503 times=1");
    emulator.fault("GET /rooms/:name 500 times=2");
    emulator.fault("GET /rooms/* 502 times=3");
    expect(await statuses(5, () => api.get("/rooms/standup"))).toEqual([503, 500, 500, 502, 502]);
    expect(await statuses(2, () => api.get("/rooms/retro"))).toEqual([502, 404]);
    expect(await statuses(1, () => api.get("/rooms"))).toEqual([200]);
  });
});

describe("what", () => {
  test("a status comes with the code that Daily uses for it", async () => {
    const { emulator, api } = await startDaily();
    const bodies: Record<number, unknown> = {
      400: { error: "invalid-request-error", info: "a fault was asked of the emulator" },
      401: { error: "authentication-error" },
      403: { error: "forbidden-error" },
      404: { error: "not-found", info: "not found" },
      429: { error: "rate-limit-error" },
      500: { error: "server-error" },
      503: { error: "server-error" },
    };
    for (const [status, body] of Object.entries(bodies)) {
      emulator.fault(`GET /rooms ${status} times=1`);
      expect(outcome(await api.get("/rooms"))).toEqual({ status: Number(status), body });
    }
    emulator.fault("GET /rooms 400 error=authorization-header-error times=1");
    expect(outcome(await api.get("/rooms"))).toEqual({ status: 400, body: { error: "authorization-header-error" } });
  });

  test("retry-after is a header", async () => {
    const { emulator, api } = await startDaily();
    emulator.fault("GET /rooms 429 retry-after=7");
    const answer = await api.get("/rooms");
    expect(outcome(answer)).toEqual({ status: 429, body: { error: "rate-limit-error" } });
    expect(answer.headers.get("retry-after")).toBe("7");
  });

  test("a status and a drop come before handling", async () => {
    const { emulator, api } = await startDaily();
    for (const fault of ["503", "drop", "html"]) {
      emulator.fault(`POST /rooms ${fault} times=1`);
      await api.post("/rooms", { name: `room-${fault}` }).catch(() => {});
    }
    expect((await api.get("/rooms")).body.total_count).toBe(0);
  });

  test("drop-after, truncated and empty come after handling", async () => {
    const { emulator, api } = await startDaily();
    for (const fault of ["drop-after", "truncated", "empty"]) {
      emulator.fault(`POST /rooms ${fault} times=1`);
      await expect(api.post("/rooms", { name: `room-${fault}` })).rejects.toThrow();
    }
    expect((await api.get("/rooms")).body.total_count).toBe(3);
  });

  test("a dropped connection is a network error", async () => {
    const { emulator, api } = await startDaily();
    emulator.fault("GET /rooms drop times=1");
    emulator.fault("GET /rooms drop-after nth=2");
    expect(await statuses(3, () => api.get("/rooms"))).toEqual([
      "ECONNRESET",
      expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
      200,
    ]);
  });

  test("html, truncated and empty answers are complete answers that are no JSON", async () => {
    const { emulator } = await startDaily();
    const texts: Record<string, unknown>[] = [];
    for (const fault of ["html", "truncated", "empty"]) {
      emulator.fault(`GET / ${fault} times=1`);
      const response = await fetch(`${emulator.url}/`, { headers: { authorization: `Bearer ${KEY}` } });
      texts.push({ status: response.status, type: response.headers.get("content-type"), text: await response.text() });
    }
    expect(texts).toEqual([
      { status: 502, type: "text/html", text: expect.stringContaining("502 Bad Gateway") },
      {
        status: 200,
        type: "application/json; charset=utf-8",
        text: expect.stringMatching(/^{"domain_name":"acme".*[^}]$/),
      },
      { status: 200, type: "application/json; charset=utf-8", text: "" },
    ]);
  });

  test.each(["GET / delay=30", "GET / delay 30", "GET / delay=30ms", "GET / 503 delay=30"])(
    "%s answers late",
    async (rule) => {
      const { emulator, api } = await startDaily();
      emulator.fault(rule);
      const before = performance.now();
      const { status } = await api.get("/");
      // Timers may fire up to a millisecond early.
      expect(performance.now() - before).toBeGreaterThanOrEqual(29);
      expect(status).toBe(rule.includes("503") ? 503 : 200);
    },
  );

  test("a fault needs no key, and the log names it", async () => {
    const { emulator } = await startDaily();
    emulator.fault("GET / 503 times=1");
    const response = await fetch(`${emulator.url}/`);
    expect({ status: response.status, body: await response.json() }).toEqual(serverError);
    expect(emulator.requests()).toMatchObject([{ method: "GET", path: "/", status: 503, fault: "GET / 503 times=1" }]);
  });

  test("the log shows no status for a call that got no answer", async () => {
    const { emulator, api } = await startDaily();
    emulator.fault("POST /rooms drop nth=1");
    emulator.fault("POST /rooms drop-after nth=2");
    await statuses(2, () => api.post("/rooms"));
    const [first, second] = emulator.requests("POST /rooms");
    expect([first?.status, second?.status]).toEqual([undefined, undefined]);
    expect(outcome(await api.get("/rooms"))).toEqual(ok({ total_count: 1, data: [expect.anything()] }));
  });
});

test.each([
  ["POST /meeting-tokens", "names no fault"],
  ["POST /meeting-tokens 503 drop", "names 2 faults (503, drop)"],
  ["POST /meeting-tokens explode", "names no fault"],
  ["POST /meeting-tokens 503 nth=0", "has nth=0: give a whole number above 0"],
  ["POST /meeting-tokens 503 nth=2 every=3", "has both nth and every"],
  ["POST /meeting-tokens 503 often=2", "has no option often"],
  ["meeting-tokens 503", "is not a route"],
  ["POST meeting-tokens 503", "is not a route"],
])("%s is no rule", async (rule, problem) => {
  const { emulator } = await startDaily();
  expect(() => emulator.fault(rule)).toThrow(problem);
  expect(emulator.faults).toEqual([]);
});
