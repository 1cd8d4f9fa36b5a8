import { fastify } from "fastify";
import { api as dailyApi } from "../../emulator/src/api/api";
import { Clock } from "../../emulator/src/clock";
import { Domains } from "../../emulator/src/domain/domains";
import { Faults } from "../../emulator/src/faults/faults";
import { RateLimiter } from "../../emulator/src/http/rateLimiter";
import { RequestLog } from "../../emulator/src/http/requestLog";
import { Sessions } from "../../emulator/src/join/sessions";
import { memoryStore } from "../../emulator/src/store";
import { switchesWith } from "../../emulator/src/switches";
import { KEY, NOW, outcome, payloadText, refused, startDaily, stopAll } from "./support.js";

/** What a switch means beside another one, and at the limits of what it is about. */

afterEach(stopAll);

describe("of a token's properties the first in the order of the request is refused", () => {
  const first = async (properties: object) => {
    const { api } = await startDaily({ refusesNull: true });
    return outcome(await api.post("/meeting-tokens", { properties }));
  };

  test("also where a later one is null", async () => {
    expect(await first({ colour: "red", is_owner: null })).toEqual(refused("unknown parameter 'colour'"));
  });

  test("also where that is null and a later one is wrong", async () => {
    expect(await first({ is_owner: null, colour: "red" })).toEqual(refused("is_owner should be a boolean"));
  });
});

test("a room's null resets a setting, whatever a token's is", async () => {
  const { api } = await startDaily({ refusesNull: true });
  await api.post("/rooms", { name: "standup", properties: { lang: "de" } });
  expect((await api.post("/rooms/standup", { properties: { lang: null } })).body.config).toEqual({});
});

test("an exp that is text counts for nbf, too", async () => {
  const { api } = await startDaily({ convertsTypes: true, refusesIdleNbf: true });
  const minted = async (properties: object) => outcome(await api.post("/meeting-tokens", { properties }));
  const [nbf, exp] = [NOW + 60, String(NOW + 60)];
  for (const properties of [
    { nbf, exp },
    { exp, nbf },
  ]) {
    expect(await minted(properties)).toEqual(refused(`nbf was '${nbf}', which is not before exp`));
  }
});

test.each(["colour", "is_owner"])("a %s inside of an object is neither let pass nor converted", async (name) => {
  const { api } = await startDaily({ convertsTypes: true, ignoresUnknown: true });
  const create = async (permissions: object) =>
    (await api.post("/meeting-tokens", { properties: { permissions } })).body.info;
  expect(await create({ [name]: true })).toBe(`unknown parameter 'permissions.${name}'`);
  expect(await create({ hasPresence: "true" })).toBe("permissions.hasPresence should be a boolean");
});

describe("where a domain's name and a room's share their length", () => {
  test("Daily's own names are as short as they have to be", async () => {
    const { api } = await startDaily({ namesShareLength: true, domainName: "d".repeat(31) });
    const { name } = (await api.post("/rooms")).body;
    expect(name).toMatch(/^[A-Za-z0-9]{10}$/);
  });

  test.each([40, 41, 63])("a room beside a domain of %i characters may have one", async (length) => {
    const { api } = await startDaily({ namesShareLength: true, domainName: "d".repeat(length) });
    expect((await api.post("/rooms", { name: "r" })).body.name).toBe("r");
    expect(outcome(await api.post("/rooms", { name: "rr" }))).toEqual(refused("room name exceeds 1 characters"));
    expect((await api.post("/rooms")).body.name).toMatch(/^[A-Za-z0-9]$/);
  });
});

test("text that is converted stands in the token as what it says", async () => {
  const { api } = await startDaily({ convertsTypes: true, textUserIds: true });
  expect(payloadText(await api.mint({ is_owner: "true", user_id: 7 }))).toMatch(/^\{"o":true,"ud":"7",/);
});

describe("those who are in a room that another one takes the place of", () => {
  const world = (switches: object) => ({
    clock: new Clock(),
    monotonicMs: () => 0,
    domains: new Domains(memoryStore),
    sessions: new Sessions(),
    faults: new Faults(),
    log: new RequestLog(),
    limiter: new RateLimiter(),
    newProperties: new Map(),
    switches: switchesWith(switches),
    roomUrl: (domain: string, room: string) => `https://${domain}.example/${room}`,
  });

  test.each([
    ["that was made in the same second", { racingCreates: true }, 0],
    ["that had expired", {}, 60],
  ])("%s are inside no longer", async (_, switches, later) => {
    const daily = world(switches);
    daily.domains.create({ name: "acme", apiKey: KEY });
    daily.clock.set(NOW);
    const app = fastify();
    app.register(dailyApi, { world: daily });
    const create = async (exp: number) => {
      const headers = { authorization: `Bearer ${KEY}` };
      const payload = { name: "standup", properties: { exp } };
      return (await app.inject({ method: "POST", url: "/rooms", headers, payload })).json();
    };
    const { id } = await create(NOW + 60);
    daily.sessions.enter(id, { userId: null, userName: null, isOwner: false, joinedAt: NOW });
    daily.clock.advance(later);
    expect((await create(NOW + 120)).id).not.toBe(id);
    expect(daily.sessions.inRoom(id, daily.clock.now)).toEqual([]);
    await app.close();
  });
});
