import { sign } from "jsonwebtoken";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { type Api, DOMAIN_ID, KEY, NOW, send, startDaily, stopAll } from "../emulator/support.js";
import { describeInBrowser, launch, read } from "./browser.js";

describeInBrowser("the join page", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let requests: Request[];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC" });
    page = await context.newPage();
    complaints = [];
    requests = [];
    // A breach of the content security policy shows as a console error.
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request));
  });
  afterEach(async () => {
    await context.close();
    await stopAll();
    expect(complaints).toEqual([]);
  });

  async function startWithRooms() {
    const daily = await startDaily();
    await daily.api.post("/rooms", { name: "lobby" });
    await daily.api.post("/rooms", { name: "board", privacy: "private" });
    await daily.api.post("/rooms", { name: "office", privacy: "private", properties: { enable_knocking: true } });
    return daily;
  }

  const urlOf = async (api: Api, room: string) => (await api.get(`/rooms/${room}`)).body.url;

  async function open(api: Api, room: string, token?: string) {
    await page.goto((await urlOf(api, room)) + (token ? `?t=${token}` : ""));
    return read(page);
  }

  const forged = () => sign({ r: "lobby", o: true, u: "Mallory", d: DOMAIN_ID }, "daily-test-key-of-nobody");

  test("an owner sees who he is, what he may do and when it ends", async () => {
    const { api } = await startWithRooms();
    const token = await api.mint({
      room_name: "board",
      is_owner: true,
      user_name: "Ann Example",
      user_id: "ann-7",
      exp: NOW + 7200,
      eject_at_token_exp: true,
      enable_recording: "cloud",
      start_video_off: true,
    });
    expect(await open(api, "board", token)).toEqual({
      title: "You join as Ann Example, an owner",
      outcome: "acme / board | The room is open to you, with an owner's rights.",
      who: { Name: "Ann Example", "User id": "ann-7", Role: "owner", "Seen by the others": "yes" },
      may: expect.arrayContaining([
        "✓ You may send video from your camera, off at first",
        "✓ You may mute, admit and remove others, and change what they may do",
        "✓ You may record the meeting (cloud)",
      ]),
      mayNot: [],
      when: {
        "Your token ends": "1 January 2030 at 02:00:00 UTC (in 2 hours)",
        "You are removed (eject_at_token_exp)": "1 January 2030 at 02:00:00 UTC (in 2 hours)",
      },
      notes: [],
      folded: ["What the token says (valid, signed by Daily)"],
    });
  });

  test("each property of the token stands there with its claim, its value and the table's words", async () => {
    const { api } = await startWithRooms();
    await open(api, "lobby", await api.mint({ exp: NOW + 60, eject_after_elapsed: 30 }));
    await page.getByText("What the token says").click();
    const properties = page.locator("dl.properties");
    expect((await properties.locator("dt").allInnerTexts()).map((text) => text.replace(/\s+/g, " "))).toEqual([
      "exp",
      "eject_after_elapsed claim eje",
    ]);
    expect(await properties.textContent()).toContain("Remove the participant this many seconds after they joined.");
  });

  test("a bot sees what it may not do", async () => {
    const { api } = await startWithRooms();
    const permissions = { canSend: ["audio"], canReceive: { base: { audio: true } }, canAdmin: ["transcription"] };
    const shown = await open(
      api,
      "lobby",
      await api.mint({ user_name: "bot", exp: NOW + 60, room_name: "lobby", permissions }),
    );
    expect(shown.title).toBe("You join as bot");
    expect(shown.may).toEqual([
      "✓ You may send audio from your microphone",
      "✓ You may see and hear the others (audio)",
      "✓ You may start and stop the transcription",
    ]);
    expect(shown.mayNot).toContain("✗ You may not share your screen");
  });

  test("a forged token joins a public room as a stranger; only the developers' note tells", async () => {
    const { api } = await startWithRooms();
    const stranger = await open(api, "lobby");
    const shown = await open(api, "lobby", forged());
    expect(shown).toEqual({ ...stranger, notes: shown.notes, folded: ["What the token says (ignored)"] });
    expect(shown.title).toBe("You join as a guest");
    expect(shown.notes).toEqual([
      expect.stringMatching(
        /^The token was ignored\. It is signed neither by Daily for this domain, nor with an API key that is active\..*Meeting token ignored: invalid-token/,
      ),
    ]);
  });

  test.each([
    [
      "a private room without a token",
      "board",
      undefined,
      "not-allowed",
      "The room is private, and you have no token that is valid here.",
    ],
    [
      "a private room with a forged one",
      "board",
      forged,
      "not-allowed",
      "The room is private, and you have no token that is valid here.",
    ],
    ["an expired token", "lobby", (api: Api) => api.mint({ exp: NOW + 1 }), "exp-token", "Your token has expired."],
    ["an early token", "lobby", (api: Api) => api.mint({ nbf: NOW + 60 }), "nbf-token", "Your token is not valid yet."],
  ])("refused: %s", async (_, room, token, error, why) => {
    const { emulator, api } = await startWithRooms();
    const minted = await token?.(api);
    emulator.clock.advance(1);
    const shown = await open(api, room, minted);
    expect(shown.title).toBe("You cannot join");
    expect(shown.outcome).toBe(`acme / ${room} | ${why} | daily-js reports ${error}`);
    expect(shown.may).toEqual([]);
  });

  test("refused: rooms that are missing or closed", async () => {
    const { emulator, api } = await startWithRooms();
    await api.post("/rooms/lobby", { properties: { exp: NOW + 60 } });
    const url = await urlOf(api, "lobby");
    emulator.clock.set(NOW + 60);
    await page.goto(url);
    expect(await read(page)).toMatchObject({
      outcome: "acme / lobby | The room has closed. | daily-js reports exp-room",
      when: { "The room closes": "1 January 2030 at 00:01:00 UTC (now)" },
    });
    await page.goto(url.replace("lobby", "nowhere"));
    expect((await read(page)).outcome).toBe(
      'acme / nowhere | There is no room "nowhere" in the domain acme. | daily-js reports no-room',
    );
  });

  test("a token for another room is ignored", async () => {
    const { api } = await startWithRooms();
    const shown = await open(api, "lobby", await api.mint({ room_name: "board", user_name: "Eve" }));
    expect(shown.title).toBe("You join as a guest");
    expect(shown.notes).toEqual([expect.stringContaining("The token was ignored. It is for the room board.")]);
  });

  test("who knocks, waits", async () => {
    const { api } = await startWithRooms();
    expect((await open(api, "office")).title).toBe("You knock and wait");
  });

  test("Check again asks once more, with the token that is no longer in the address", async () => {
    const { emulator, api } = await startWithRooms();
    expect((await open(api, "board", await api.mint({ nbf: NOW + 60, user_name: "Ann" }))).title).toBe(
      "You cannot join",
    );
    emulator.clock.set(NOW + 60);
    await page.getByRole("button", { name: "Check again" }).press("Enter");
    await page.getByRole("heading", { name: "You join as Ann" }).waitFor();
  });

  test("names and values from a token are text, never markup", async () => {
    const { api } = await startWithRooms();
    const name = '<img src=x onerror="document.title=1"><b>Ann</b>';
    const shown = await open(api, "lobby", await api.mint({ user_name: name, room_name: "lobby", exp: NOW + 60 }));
    expect(shown.title).toBe(`You join as ${name}`);
    expect(await page.locator("#view img").count()).toBe(0);
  });

  describe("the token", () => {
    test("leaves the address and the history, and travels in a body only", async () => {
      const { emulator, api } = await startWithRooms();
      const token = await api.mint({ room_name: "lobby", user_name: "Ann", exp: NOW + 60 });
      const url = await urlOf(api, "lobby");
      await page.goto(`${url}?t=${token}&lang=de`);
      expect((await read(page)).title).toBe("You join as Ann");

      expect(page.url()).toBe(`${url}?lang=de`);
      expect(await page.evaluate('[history.length, history.state, "takenToken" in window]')).toEqual([2, null, false]);
      const [navigation, ...others] = requests;
      expect(navigation?.url()).toContain(token);
      for (const request of others) {
        expect(request.url()).not.toContain(token);
        expect(JSON.stringify(await request.allHeaders())).not.toContain(token);
      }
      expect(others.filter((request) => request.postData()?.includes(token)).map((request) => request.url())).toEqual([
        `${new URL(url).origin}/_page/join`,
      ]);
      expect(JSON.stringify(emulator.requests())).not.toContain(token);
    });

    test("is gone after a reload, as in Daily Prebuilt", async () => {
      const { api } = await startWithRooms();
      expect((await open(api, "board", await api.mint({ user_name: "Ann" }))).title).toBe("You join as Ann");
      await page.reload();
      expect((await read(page)).title).toBe("You cannot join");
    });

    test("was taken from the address before the page asked for anything else", async () => {
      const { api } = await startWithRooms();
      const token = await api.mint({ room_name: "lobby" });
      await page.goto(`${await urlOf(api, "lobby")}?t=${token}`);
      await read(page);
      expect(requests.slice(0, 2).map((request) => new URL(request.url()).pathname)).toEqual([
        "/lobby",
        "/_page/take-token.js",
      ]);
    });
  });

  describe("the landing page", () => {
    const ask = async (origin: string, text: string, room?: string) => {
      await page.goto(`${origin}/`);
      await page.getByLabel("Meeting token").fill(text);
      if (room) await page.getByLabel("Room", { exact: false }).last().fill(room);
      await page.getByRole("button", { name: "Show" }).click();
    };

    test("takes a token, and finds its room", async () => {
      const { emulator, api } = await startWithRooms();
      await ask(emulator.origin, await api.mint({ room_name: "board", user_name: "Ann" }));
      expect(await read(page)).toMatchObject({
        title: "You join as Ann",
        outcome: expect.stringContaining("acme / board"),
      });
      expect(page.url()).toBe(`${emulator.origin}/`);
    });

    test("takes a room's URL", async () => {
      const { emulator, api } = await startWithRooms();
      const token = await api.mint({ room_name: "lobby", user_name: "Ann" });
      await ask(emulator.origin, `${await urlOf(api, "lobby")}?t=${token}`);
      expect((await read(page)).title).toBe("You join as Ann");
    });

    test("asks for a room when the token names none", async () => {
      const { emulator, api } = await startWithRooms();
      const token = await api.mint({ user_name: "Ann" });
      await ask(emulator.origin, token);
      await page.getByText("The token names no room: say which one you would open with it.").waitFor();
      expect(await page.locator("#view h1").count()).toBe(0);
      complaints = complaints.filter((text) => !text.includes("400 (Bad Request)"));
      await ask(emulator.origin, token, "lobby");
      expect((await read(page)).title).toBe("You join as Ann");
    });

    test("works by keyboard alone", async () => {
      const { emulator, api } = await startWithRooms();
      const token = await api.mint({ room_name: "board", user_name: "Ann" });
      await page.goto(`${emulator.origin}/`);
      await page.keyboard.press("Tab");
      await page.keyboard.insertText(token);
      await page.keyboard.press("Enter");
      expect((await read(page)).title).toBe("You join as Ann");
      expect(await page.evaluate("document.activeElement.id")).toBe("view");
    });
  });

  test.each([[360], [1280]])("at %i pixels nothing is cut off, light or dark", async (width) => {
    const { api } = await startWithRooms();
    const token = await api.mint({
      user_name: "x".repeat(120),
      room_name: "lobby",
      permissions: { canSend: ["audio"] },
    });
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await open(api, "lobby", token);
      for (const summary of await page.locator("summary").all()) await summary.click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    }
  });

  test("where *.localhost does not resolve, the page has a second address", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ room_name: "board", user_name: "Ann" });
    await page.goto(`${emulator.origin}/_room/acme/board?t=${token}`);
    expect((await read(page)).title).toBe("You join as Ann");
    expect(page.url()).toBe(`${emulator.origin}/_room/acme/board`);
  });

  test("another page can neither ask for it nor show it in a frame", async () => {
    const { emulator, api } = await startWithRooms();
    const token = await api.mint({ room_name: "board" });
    const foreign = { method: "POST", body: JSON.stringify({ token }), headers: { origin: "https://evil.example" } };
    expect((await send(`${emulator.origin}/_page/join`, foreign)).status).toBe(403);
    expect(
      (await send(`${emulator.origin}/_page/join`, { method: "POST", body: JSON.stringify({ token }) })).status,
    ).toBe(200);
    const { headers } = await fetch(`${emulator.origin}/_room/acme/board`);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe-inline");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("the key is asked of nobody", async () => {
    const { api } = await startWithRooms();
    await open(api, "lobby");
    for (const request of requests) expect(JSON.stringify(await request.allHeaders())).not.toContain(KEY);
  });
});
