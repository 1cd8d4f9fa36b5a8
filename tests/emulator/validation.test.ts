import { CompactSign, UnsecuredJWT } from "jose";
import { sign } from "jsonwebtoken";
import { type Api, apiOf, DOMAIN_ID, KEY, NOW, ok, outcome, refused, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

/** Daily's documented example (vector V1): nobody knows its secret. */
const V1 =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOjE1NDg3MjE1NjksImV4cCI6MTg2NDA4MTUzOCwiciI6ImhlbGxvIiwibyI6dHJ1ZSwic3MiOnRydWUsImVyIjoibG9jYWwiLCJkIjoiMjVkZjUwNTctZWYwZC00ZDk3LWJkZTYtMGNmMjg3Mjc2Y2JiIiwiaWF0IjoxNTQ4NzIxODMxfQ";
const V1_DAILY = `${V1}.mvVciAengBR4xCblhFpo4mKYftQv1skYO4Y6IKr9Zgo`;
const V1_TEST_KEY = `${V1}.cgAXLCz1vIpOvd-xzmQWz5_0p0zdj8trZKLT_ELBEtM`;
/** Self-signed with the test key (vector V3). */
const V3 =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyIjoiaGVsbG8iLCJkIjoiMjVkZjUwNTctZWYwZC00ZDk3LWJkZTYtMGNmMjg3Mjc2Y2JiIiwibyI6dHJ1ZSwidSI6ImJvdCIsImVqdCI6dHJ1ZSwicCI6eyJocCI6dHJ1ZSwiY3MiOiJhIiwiY3IiOnsiYiI6dHJ1ZX0sImNhIjoicCx0In0sImlhdCI6MTg5MzQ1NjAwMCwiZXhwIjoxODkzNDU5NjAwfQ.NJ2NEpf6q-ZucweR7mwzQ4QgeHGZp4XCbYNDqmBCa0w";

const validate = async (api: Api, token: string, query = "") =>
  outcome(await api.get(`/meeting-tokens/${token}${query}`));

describe("the test vectors", () => {
  test("V1 with Daily's signature is of no use here", async () => {
    const { emulator, api } = await startDaily();
    emulator.clock.set(1_600_000_000);
    expect(await validate(api, V1_DAILY)).toEqual(refused("invalid signature"));
  });

  test("V1 with the test key's signature validates, in Daily's order", async () => {
    const { emulator, api } = await startDaily();
    emulator.clock.set(1_600_000_000);
    const { body } = await api.get(`/meeting-tokens/${V1_TEST_KEY}`);
    expect(JSON.stringify(body)).toBe(
      '{"nbf":1548721569,"exp":1864081538,"room_name":"hello","is_owner":true,"enable_screenshare":true,"enable_recording":"local"}',
    );
  });

  test("V3 validates until the second of its exp", async () => {
    const { emulator, api } = await startDaily();
    expect(await validate(api, V3)).toEqual(
      ok({
        room_name: "hello",
        is_owner: true,
        user_name: "bot",
        eject_at_token_exp: true,
        permissions: {
          hasPresence: true,
          canSend: ["audio"],
          canReceive: { base: true },
          canAdmin: ["participants", "transcription"],
        },
        exp: NOW + 3600,
      }),
    );
    emulator.clock.advance(3599);
    expect((await validate(api, V3)).status).toBe(200);
    emulator.clock.advance(1);
    expect(await validate(api, V3)).toEqual(refused("jwt expired"));
  });
});

describe("what cannot be a token", () => {
  test.each([
    ["text", "not-a-token", "jwt malformed"],
    ["two parts", "a.b", "jwt malformed"],
    ["four parts", "a.b.c.d", "jwt malformed"],
    ["parts that are no JSON", "a.b.c", "invalid token"],
    ["a blank at its end", `${V3}%20`, "invalid token"],
    ["a signature that is no base64url", `${V3}=`, "invalid token"],
    ["no signature", V3.replace(/[^.]*$/, ""), "jwt signature is required"],
    ["alg none", new UnsecuredJWT({ d: DOMAIN_ID, r: "hello" }).encode(), "jwt signature is required"],
    ["alg none with a signature", `${new UnsecuredJWT({ d: DOMAIN_ID }).encode()}abc`, "invalid algorithm"],
    ["another algorithm", sign({ d: DOMAIN_ID }, KEY, { algorithm: "HS384" }), "invalid algorithm"],
    ["another key", sign({ d: DOMAIN_ID }, "daily-test-key-of-nobody"), "invalid signature"],
    ["a changed payload", V3.replace(/\.[^.]+\./, `.${V1.split(".")[1]}.`), "invalid signature"],
  ])("%s", async (_, token, info) => {
    const { api } = await startDaily();
    expect(await validate(api, token)).toEqual(refused(info));
  });
});

describe("self-signed tokens", () => {
  const good = { r: "hello", d: DOMAIN_ID, iat: NOW };

  test("the key is text, not hex", async () => {
    const key = "0123456789abcdef".repeat(4);
    const { emulator } = await startDaily();
    emulator.rotateKey({ key });
    const api = apiOf(emulator, key);
    expect(await validate(api, sign(good, key))).toEqual(ok({ room_name: "hello" }));
    expect(await validate(api, sign(good, Buffer.from(key, "hex")))).toEqual(refused("invalid signature"));
  });

  test("another header order and no typ make no difference", async () => {
    const { api } = await startDaily();
    const token = await new CompactSign(Buffer.from(JSON.stringify(good)))
      .setProtectedHeader({ alg: "HS256" })
      .sign(Buffer.from(KEY));
    expect(await validate(api, token)).toEqual(ok({ room_name: "hello" }));
  });

  test("claims that Daily does not know pass, and do not come back", async () => {
    const { api } = await startDaily();
    expect(await validate(api, sign({ ...good, otcd: "x", iss: "me", ij: true }, KEY))).toEqual(
      ok({ room_name: "hello" }),
    );
  });

  test("without r it opens every room", async () => {
    const { api } = await startDaily();
    expect(await validate(api, sign({ d: DOMAIN_ID, o: true }, KEY))).toEqual(ok({ is_owner: true }));
  });

  test.each([
    ["no d", { r: "hello" }, "d, the domain id, is missing"],
    ["the domain's name as d", { ...good, d: "acme" }, "d is the id of another domain"],
    ["long names", { ...good, is_owner: true }, "is_owner is no claim: its short name is o"],
    ["a wrong type", { ...good, o: "yes" }, "o should be a boolean"],
    ["a list where text belongs", { ...good, p: { cs: ["a"] } }, "p is not in short form"],
    ["long permissions", { ...good, p: { canSend: true } }, "p is not in short form"],
    ["long media", { ...good, p: { cs: "audio" } }, "p is not in short form"],
  ])("%s: invalid, and the log says why", async (_, payload, why) => {
    const { emulator, api } = await startDaily();
    expect(await validate(api, sign(payload, KEY))).toEqual(refused("invalid token"));
    expect(emulator.requests().at(-1)?.warnings).toEqual([why]);
  });

  test("the three properties without a short name are read under their long ones", async () => {
    const { api } = await startDaily();
    const long = { enable_prejoin_ui: false, enable_live_captions_ui: true, enable_terse_logging: true };
    expect(await validate(api, sign({ ...good, ...long }, KEY))).toEqual(ok({ room_name: "hello", ...long }));
  });
});

describe("time", () => {
  test("nbf counts unless ignoreNbf is true or 1", async () => {
    const { emulator, api } = await startDaily();
    const token = await api.mint({ nbf: NOW + 60, room_name: "hello" });
    const early = refused("jwt not active");
    const answer = ok({ nbf: NOW + 60, room_name: "hello" });
    expect(await validate(api, token)).toEqual(early);
    for (const value of ["true", "1"]) expect(await validate(api, token, `?ignoreNbf=${value}`)).toEqual(answer);
    for (const value of ["false", "0", "yes", ""]) {
      expect(await validate(api, token, `?ignoreNbf=${value}`)).toEqual(early);
    }
    emulator.clock.set(NOW + 60);
    expect(await validate(api, token)).toEqual(answer);
  });

  test("ignoreNbf does not ignore exp", async () => {
    const { emulator, api } = await startDaily();
    const token = await api.mint({ nbf: NOW + 120, exp: NOW + 60 });
    emulator.clock.set(NOW + 60);
    expect(await validate(api, token)).toEqual(refused("jwt not active"));
    expect(await validate(api, token, "?ignoreNbf=true")).toEqual(refused("jwt expired"));
  });
});

test("a token in a URL of eight thousand characters validates", async () => {
  const { api } = await startDaily();
  const token = await api.mint({ user_name: "x".repeat(6000) });
  expect(token.length).toBeGreaterThan(8000);
  expect((await validate(api, token)).status).toBe(200);
});
