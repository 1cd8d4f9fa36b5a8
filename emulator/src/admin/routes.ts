import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Instant } from "../clock.js";
import type { DomainOptions } from "../domain/domain.js";
import type { Emulator } from "../emulator.js";
import type { FaultFields } from "../faults/fault.js";
import { parseBodiesAsJson } from "../http/jsonBody.js";
import { hostNameOf, isFromLoopback, isFromWebPage, isLoopbackHost } from "../http/loopback.js";
import type { JoinRequest } from "../join/join.js";
import type { Switches } from "../switches.js";

type OfDomain = { Params: { domain: string } };

/** What stands outside Daily's API: clock, faults, log, domains, keys and switches, for programs on this machine. */
export async function adminRoutes(app: FastifyInstance, { emulator }: { emulator: Emulator }): Promise<void> {
  parseBodiesAsJson(app);

  app.addHook("onRequest", async (request) => {
    if (!isFromLoopback(request) || !isLoopbackHost(hostNameOf(request)) || isFromWebPage(request)) {
      throw new Refused("Only a program on this machine may use /_emulator, and no web page.");
    }
  });

  app.setErrorHandler((error: Error, _request, reply) => {
    reply.code(error instanceof Refused ? 403 : 400).send({ error: error.message });
  });

  const clock = () => ({ now: emulator.clock.now, time: emulator.clock.date.toISOString(), set: emulator.clock.isSet });

  app.get("/", async () => ({
    url: emulator.url,
    clock: clock(),
    switches: emulator.switches,
    domains: emulator.domains,
    faults: emulator.faults,
  }));

  app.get("/clock", async () => clock());
  app.post("/clock", async (request) => {
    const { set, advance, real } = bodyOf<{ set: Instant; advance: number; real: boolean }>(request);
    if (set !== undefined) emulator.clock.set(set);
    if (advance !== undefined) emulator.clock.advance(advance);
    if (real) emulator.clock.useRealTime();
    return clock();
  });

  app.get("/faults", async () => emulator.faults);
  app.post("/faults", async (request) => {
    const { rule, ...fields } = bodyOf<{ rule: string } & FaultFields>(request);
    return emulator.fault(rule ?? (fields as FaultFields));
  });
  app.delete("/faults", async () => done(emulator.clearFaults()));

  app.get<{ Querystring: { on?: string; domain?: string; after?: string } }>("/requests", async (request) => {
    const { after, ...filter } = request.query;
    return emulator.requests({ ...filter, ...(after === undefined ? {} : { after: Number(after) }) });
  });
  app.delete("/requests", async () => done(emulator.clearRequests()));

  app.get("/domains", async () => emulator.domains);
  app.post("/domains", async (request) => emulator.addDomain(bodyOf<DomainOptions>(request) as DomainOptions));

  app.post<OfDomain>("/domains/:domain/keys", async (request) =>
    emulator.rotateKey({
      ...bodyOf<{ keepOld: boolean; key: string }>(request),
      domain: request.params.domain,
    }),
  );
  app.delete<{ Params: { domain: string; id: string } }>("/domains/:domain/keys/:id", async ({ params }) =>
    done(emulator.revokeKey(params.id, { domain: params.domain })),
  );

  app.get("/switches", async () => emulator.switches);
  app.post("/switches", async (request) => emulator.setSwitches(bodyOf<Switches>(request)));

  app.post("/properties", async (request) => {
    const { name, ...options } = bodyOf<{ name: string; default: unknown }>(request);
    return done(emulator.addProperty(name as string, options));
  });

  app.post("/join", async (request) => emulator.join(bodyOf<JoinRequest>(request) as JoinRequest));

  app.post("/reset", async () => done(emulator.reset()));
}

class Refused extends Error {}

const bodyOf = <T>(request: FastifyRequest): Partial<T> => (request.body ?? {}) as Partial<T>;

const done = (_nothing: unknown) => ({ done: true });
