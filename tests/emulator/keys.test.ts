import { decodeProtectedHeader } from "jose";
import { sign } from "jsonwebtoken";
import { apiOf, DOMAIN_ID, KEY, NOW, ok, outcome, refused, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const unauthorized = { status: 401, body: { error: "authentication-error" } };
const selfSigned = (key: string) => sign({ r: "standup", d: DOMAIN_ID, iat: NOW }, key);

describe("rotating a key", () => {
  test("shuts the old one out at once, and ends every token that it signed", async () => {
    const { emulator, api } = await startDaily();
    const token = selfSigned(KEY);
    expect(outcome(await api.get(`/meeting-tokens/${token}`))).toEqual(ok({ room_name: "standup" }));

    const { key } = emulator.rotateKey();

    expect(outcome(await api.get("/"))).toEqual(unauthorized);
    const renewed = apiOf(emulator, key);
    expect((await renewed.get("/")).status).toBe(200);
    expect(outcome(await renewed.get(`/meeting-tokens/${token}`))).toEqual(refused("invalid signature"));
    expect(outcome(await renewed.get(`/meeting-tokens/${selfSigned(key)}`))).toEqual(ok({ room_name: "standup" }));
    expect(emulator.apiKey).toBe(key);
  });

  test("does not touch the tokens that Daily signed", async () => {
    const { emulator, api } = await startDaily();
    const token = await api.mint({ room_name: "standup" });
    const { key } = emulator.rotateKey();
    expect(outcome(await apiOf(emulator, key).get(`/meeting-tokens/${token}`))).toEqual(ok({ room_name: "standup" }));
  });

  test("can keep the old key beside the new one, but never three", async () => {
    const { emulator } = await startDaily();
    const second = emulator.rotateKey({ keepOld: true });
    for (const key of [KEY, second.key]) {
      expect((await apiOf(emulator, key).get("/")).status).toBe(200);
      expect((await apiOf(emulator, second.key).get(`/meeting-tokens/${selfSigned(key)}`)).status).toBe(200);
    }

    const third = emulator.rotateKey({ keepOld: true });

    expect(outcome(await apiOf(emulator, KEY).get("/"))).toEqual(unauthorized);
    expect((await apiOf(emulator, second.key).get("/")).status).toBe(200);
    expect((await apiOf(emulator, third.key).get("/")).status).toBe(200);
    expect(emulator.domains[0]?.keys).toEqual([{ id: third.id }, { id: second.id }]);
  });

  test("takes a key that the caller gives, but none that was revoked", async () => {
    const { emulator } = await startDaily();
    expect(emulator.rotateKey({ key: "daily-test-key-number-two" }).key).toBe("daily-test-key-number-two");
    expect(() => emulator.rotateKey({ key: KEY })).toThrow("was revoked and stays so");
  });

  test("one key can be revoked alone", async () => {
    const { emulator } = await startDaily();
    const [first] = emulator.domains[0]?.keys ?? [];
    const { key } = emulator.rotateKey({ keepOld: true });
    emulator.revokeKey(first?.id ?? "");
    expect(outcome(await apiOf(emulator, KEY).get("/"))).toEqual(unauthorized);
    expect((await apiOf(emulator, key).get("/")).status).toBe(200);
    expect(() => emulator.revokeKey("00000000")).toThrow("has no active key 00000000");
  });
});

test("Daily signs with a secret of its own, so its tokens are no self-signed ones", async () => {
  const { api } = await startDaily();
  const token = await api.mint({ room_name: "standup" });
  expect(decodeProtectedHeader(token)).toEqual({ alg: "HS256", typ: "JWT" });
  const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  expect(selfSigned(KEY)).not.toBe(token);
  expect(sign(payload, KEY)).not.toBe(token);
});

describe("several domains", () => {
  test("the key picks the domain: rooms, names and tokens are its own", async () => {
    const { emulator, api } = await startDaily();
    const other = emulator.addDomain({ name: "globex" });
    const otherApi = apiOf(emulator, other.apiKey);

    expect((await otherApi.get("/")).body).toMatchObject({ domain_name: "globex", domain_id: other.id });
    const mine = await api.post("/rooms", { name: "standup" });
    const theirs = await otherApi.post("/rooms", { name: "standup" });
    expect([mine.status, theirs.status]).toEqual([200, 200]);
    expect(theirs.body.url).toBe(mine.body.url.replace("acme.localhost", "globex.localhost"));
    await otherApi.delete("/rooms/standup");
    expect((await api.get("/rooms/standup")).status).toBe(200);
  });

  test("a token of another domain is invalid, whoever signed it", async () => {
    const { emulator, api } = await startDaily();
    const other = emulator.addDomain({ name: "globex" });
    const otherApi = apiOf(emulator, other.apiKey);
    expect(outcome(await otherApi.get(`/meeting-tokens/${await api.mint({})}`))).toEqual(refused("invalid token"));
    expect(outcome(await otherApi.get(`/meeting-tokens/${selfSigned(KEY)}`))).toEqual(refused("invalid token"));
  });

  test("neither a name nor a key is given twice", async () => {
    const { emulator } = await startDaily();
    expect(() => emulator.addDomain({ name: "acme" })).toThrow("There is a domain acme already.");
    expect(() => emulator.addDomain({ name: "globex", apiKey: KEY })).toThrow("active in the domain acme already");
    expect(() => emulator.addDomain({ name: "Globex Inc" })).toThrow('"Globex Inc" is no domain name');
  });
});
