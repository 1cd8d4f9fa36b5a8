import { fastify } from "fastify";
import { api as dailyApi } from "../../emulator/src/api/api";
import { Clock } from "../../emulator/src/clock";
import { Domains } from "../../emulator/src/domain/domains";
import { Faults } from "../../emulator/src/faults/faults";
import { RateLimiter } from "../../emulator/src/http/rateLimiter";
import { RequestLog } from "../../emulator/src/http/requestLog";
import { Sessions } from "../../emulator/src/rooms/sessions";
import { memoryStore } from "../../emulator/src/store";
import { switchesWith } from "../../emulator/src/switches";
import { KEY, NOW } from "./support.js";

describe("those who are in a room that another one takes the place of", () => {
  const world = (switches: object) => ({
    clock: new Clock(),
    monotonicMs: () => 0,
    domains: new Domains(memoryStore),
    sessions: new Sessions(),
    faults: new Faults(),
    log: new RequestLog(),
    limiter: new RateLimiter(),
    leg: async () => {},
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
