import { newKey, requestWith } from "./pulumiCloud";
import { DOMAIN_ID, told, World } from "./support";

let world: World;
beforeEach(async () => {
  world = await World.start();
});
afterEach(() => world.stop());

const BODY = '{"roomName":"standup","expiresIn":"30m"}';
const MINUTE = 60;

const adapterThatAsksNobody = () => world.adapter({ domainId: DOMAIN_ID, domainName: "acme" });
const good = () => requestWith(BODY, world.cloud.jwt(BODY));
const ofUnknownKey = () => requestWith(BODY, world.cloud.jwt(BODY, {}, newKey("forged")));

test("two hundred openings at once: no error, and the keys are fetched once", async () => {
  const adapter = adapterThatAsksNobody();
  const answers = await Promise.all(Array.from({ length: 200 }, () => adapter(good()).then(told)));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(world.log.map(({ outcome }) => outcome))).toEqual(new Set(["opened"]));
  expect(world.cloud.fetches).toBe(1);
});

test("keys are fetched anew after ten minutes, and no sooner", async () => {
  const adapter = adapterThatAsksNobody();
  await adapter(good());
  world.pass(10 * MINUTE);
  await adapter(good());
  expect(world.cloud.fetches).toBe(1);
  world.pass(1);
  await adapter(good());
  expect(world.cloud.fetches).toBe(2);
});

test("a key that is new is fetched at once, and one that is gone is no longer good", async () => {
  const adapter = adapterThatAsksNobody();
  await adapter(good());
  const before = good();
  world.cloud.rotateKey("two");
  world.pass(30);
  expect((await adapter(good())).status).toBe(200);
  expect(world.cloud.fetches).toBe(2);
  expect((await told(await adapter(before))).body.error).toBe("unauthorized");
});

test("forged key ids have the keys fetched no more often than twice a minute", async () => {
  const adapter = adapterThatAsksNobody();
  await adapter(good());
  for (let second = 0; second < 60; second += 10) {
    world.pass(10);
    expect((await told(await adapter(ofUnknownKey()))).body.error).toBe("unauthorized");
  }
  expect(world.cloud.fetches).toBe(3);
});

test("while the keys cannot be fetched the known ones go on for an hour, then it says so", async () => {
  const adapter = adapterThatAsksNobody();
  await adapter(good());
  world.cloud.isDown = true;
  world.pass(60 * MINUTE);
  expect((await adapter(good())).status).toBe(200);
  world.pass(1);
  const refused = await adapter(good());
  expect(refused.headers.get("retry-after")).toBe("30");
  expect(await told(refused)).toEqual({
    status: 503,
    body: {
      error: "keys-unavailable",
      message:
        "Pulumi Cloud's public keys cannot be fetched, so that no JWT can be verified. Check jwksUrl and the adapter's network; it asks again in half a minute.",
    },
  });
  // Not asked for with every request.
  const { fetches } = world.cloud;
  await adapter(good());
  expect(world.cloud.fetches).toBe(fetches);
  world.cloud.isDown = false;
  world.pass(30);
  expect((await adapter(good())).status).toBe(200);
});

test("a key that is unknown while the keys cannot be fetched may be a new one: that is no refusal", async () => {
  const adapter = adapterThatAsksNobody();
  await adapter(good());
  world.cloud.isDown = true;
  world.pass(30);
  expect((await adapter(ofUnknownKey())).status).toBe(503);
  expect((await adapter(ofUnknownKey())).status).toBe(503);
  expect((await adapter(good())).status).toBe(200);
});

test.each([
  ["is not reached", "http://127.0.0.1:1/jwks"],
  ["answers no keys", undefined],
])("without any key it answers that nothing can be verified: what %s", async (_what, jwksUrl) => {
  const adapter = world.adapter({ jwksUrl: jwksUrl ?? world.emulator.url });
  expect((await told(await adapter(good()))).body.error).toBe("keys-unavailable");
});
