import { createHmac } from "node:crypto";
import { sourceTexts } from "../unit/messages/sourceTexts";
import { type Claims, NOW, newKey, requestWith, URL_OF_ADAPTER } from "./pulumiCloud";
import { DOMAIN_ID, GRANT, KEY, told, World } from "./support";

let world: World;
beforeEach(async () => {
  world = await World.start();
});
afterEach(() => world.stop());

/** Everything that a refusal of this file has told. */
const messages: string[] = [];

const BODY = '{"roomName":"standup","expiresIn":"30m"}';
const IN_CLEAR = "correct-horse-battery";
const DAY = 86_400;

interface Row {
  readonly status: number;
  readonly error: string;
  readonly message: string;
  /** Default: the body above, with a good JWT for it. */
  readonly request: () => Request;
}

const signed = (claims: Claims, body = BODY) => requestWith(body, world.cloud.jwt(body, claims));
const asked = (content: unknown) => world.cloud.request(content);
const SIGNATURE = "The JWT is not signed with RS256 by a key of the configured Pulumi Cloud.";
const LACKS = "The JWT lacks a claim that Pulumi ESC sets.";
const OTHER = "The JWT is not one that Pulumi ESC makes for an external provider or rotator.";
const CHANGED = "The body is not the one that the JWT was made for. Let nothing on the way to the adapter change it.";
const NO_OBJECT =
  'The body is not a JSON object. Write the request as one, such as {"roomName": "standup", "expiresIn": "30m"}.';

/** A JWT with any header, whoever would sign such a thing. */
function crafted(header: object, secret: string | undefined): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signedPart = `${part(header)}.${part(world.cloud.claims(BODY))}`;
  return `${signedPart}.${secret === undefined ? "" : createHmac("sha256", secret).update(signedPart).digest("base64url")}`;
}

const pem = () => world.cloud.publicKey.export({ type: "spki", format: "pem" }) as string;

const unauthorized = (message: string, request: () => Request): Row => ({
  status: 401,
  error: "unauthorized",
  message,
  request,
});
const invalid = (message: string, request: () => Request): Row => ({
  status: 400,
  error: "invalid-request",
  message,
  request,
});

const table: Readonly<Record<string, Row>> = {
  "no JWT": unauthorized("There is no Authorization header.", () => requestWith(BODY, undefined)),
  "what is no JWT": unauthorized("What follows Bearer in the Authorization header is no JWT.", () =>
    requestWith(BODY, KEY),
  ),
  "another way to sign in": unauthorized(
    "The Authorization header does not begin with Bearer.",
    () => new Request(URL_OF_ADAPTER, { method: "POST", headers: { authorization: `Basic ${KEY}` }, body: BODY }),
  ),
  "a JWT without end": unauthorized("The JWT has more than 8192 characters.", () =>
    requestWith(BODY, `${"A".repeat(9_000)}.A.A`),
  ),
  "another issuer": unauthorized("The JWT is of another issuer than the adapter's configuration names.", () =>
    signed({ iss: "https://pulumi.example.com" }),
  ),
  "another audience": unauthorized(
    "The JWT is for another audience: the url in the ESC environment and in the adapter's configuration have to be the same, to the letter.",
    () => signed({ aud: `${URL_OF_ADAPTER}/` }),
  ),
  "the algorithm none": unauthorized(SIGNATURE, () =>
    requestWith(BODY, crafted({ alg: "none", typ: "JWT", kid: "one" }, undefined)),
  ),
  "the algorithm none, with a signature": unauthorized(SIGNATURE, () =>
    requestWith(BODY, crafted({ alg: "none", typ: "JWT", kid: "one" }, "any")),
  ),
  "HS256 with the public key": unauthorized(SIGNATURE, () =>
    requestWith(BODY, crafted({ alg: "HS256", typ: "JWT", kid: "one" }, pem())),
  ),
  "RS512 by the known key": unauthorized(SIGNATURE, () =>
    requestWith(BODY, world.cloud.jwt(BODY, {}, { algorithm: "RS512" })),
  ),
  "PS256 by the known key": unauthorized(SIGNATURE, () =>
    requestWith(BODY, world.cloud.jwt(BODY, {}, { algorithm: "PS256" })),
  ),
  "another key with the known key's id": unauthorized(SIGNATURE, () =>
    requestWith(BODY, world.cloud.jwt(BODY, {}, newKey("one"))),
  ),
  "an unknown key's id": unauthorized(SIGNATURE, () => requestWith(BODY, world.cloud.jwt(BODY, {}, newKey("two")))),
  "an expired JWT": unauthorized("The JWT has expired, or the adapter's clock is wrong.", () =>
    signed({ iat: NOW - 3_631, exp: NOW - 31 }),
  ),
  "a JWT that is a day old, whatever its exp": unauthorized(
    "The JWT has expired, or the adapter's clock is wrong.",
    () => signed({ iat: NOW - DAY - 60, exp: NOW + DAY }),
  ),
  "a JWT from the future": unauthorized("The JWT is from the future, or the adapter's clock is wrong.", () =>
    signed({ iat: NOW + 31 }),
  ),
  "a JWT that is not valid yet": unauthorized("The JWT is from the future, or the adapter's clock is wrong.", () =>
    signed({ nbf: NOW + 31 }),
  ),
  "a JWT without an end": unauthorized(LACKS, () => signed({ exp: undefined })),
  "a JWT without an id": unauthorized(LACKS, () => signed({ jti: undefined })),
  "a JWT without an organization": unauthorized(LACKS, () => signed({ org: undefined })),
  "a JWT for something else of Pulumi's": unauthorized(OTHER, () =>
    signed({ sub: "pulumi:deploy:org:acme:project:bots:stack:prod" }),
  ),
  "a JWT whose organization is not its subject's": unauthorized(OTHER, () =>
    signed({ sub: "pulumi:environments:org:evil:env:prod" }),
  ),
  "an organization with a slash": unauthorized(OTHER, () =>
    signed({ org: "acme/bots", sub: "pulumi:environments:org:acme/bots:env:prod", current_env: "prod" }),
  ),
  "an environment without a name": unauthorized(OTHER, () => signed({ current_env: "" })),
  "a claim of another type": unauthorized(OTHER, () => signed({ trigger_user: ["alice"] })),
  "an id of any length": unauthorized(OTHER, () => signed({ jti: "x".repeat(257) })),
  "a body hash that is missing": unauthorized(LACKS, () => signed({ body_hash: undefined })),
  "a body hash in hexadecimal": {
    status: 401,
    error: "body-changed",
    message: CHANGED,
    request: () => signed({ body_hash: `sha256-${"0".repeat(64)}` }),
  },
  "another body": {
    status: 401,
    error: "body-changed",
    message: CHANGED,
    request: () => requestWith(BODY.replace("30m", "60m"), world.cloud.jwt(BODY)),
  },
  "the same JSON in other bytes": {
    status: 401,
    error: "body-changed",
    message: CHANGED,
    request: () => requestWith(`${BODY} `, world.cloud.jwt(BODY)),
  },
  "no body": {
    status: 401,
    error: "body-changed",
    message: CHANGED,
    request: () =>
      new Request(URL_OF_ADAPTER, { method: "POST", headers: { authorization: `Bearer ${world.cloud.jwt(BODY)}` } }),
  },
  "another method": {
    status: 405,
    error: "method-not-allowed",
    message: "Pulumi ESC sends POST.",
    request: () => new Request(URL_OF_ADAPTER),
  },
  "an environment that no grant names": {
    status: 403,
    error: "environment-not-granted",
    message:
      "No grant names the environment acme/web/prod for this user and this opening. Add it to the adapter's grants.",
    request: () => signed({ current_env: "web/prod" }),
  },
  "a room that no grant names": {
    status: 403,
    error: "room-not-granted",
    message: "No grant of this environment names the room board. Ask for another, or add it to the adapter's grants.",
    request: () => asked({ roomName: "board", expiresIn: "30m" }),
  },
  "every room without the configuration's word": {
    status: 403,
    error: "room-not-granted",
    message: "No grant of this environment has allRooms: true. Name a room, or add that word to the adapter's grants.",
    request: () => asked({ allRooms: true, expiresIn: "30m" }),
  },
  "every room where every single one is granted, without the configuration's word": {
    status: 403,
    error: "room-not-granted",
    message: "No grant of this environment has allRooms: true. Name a room, or add that word to the adapter's grants.",
    request: () => signed({ current_env: "wide/prod" }, JSON.stringify({ allRooms: true, expiresIn: "30m" })),
  },
  "a token without an end, without the configuration's word": {
    status: 403,
    error: "property-not-granted",
    message:
      "The grant of this environment does not have neverExpires: true. Set expiresIn, or add that word to the adapter's grants.",
    request: () => asked({ roomName: "standup", neverExpires: true }),
  },
  "a property that is fixed": {
    status: 403,
    error: "property-not-granted",
    message: "The grant of this environment does not let a request set permissions. Leave it out.",
    request: () => asked({ roomName: "standup", expiresIn: "30m", permissions: { canAdmin: true } }),
  },
  "properties that are not to be chosen": {
    status: 403,
    error: "property-not-granted",
    message:
      "The grant of this environment does not let a request set isOwner, otherProperties, signedBy. Leave it out, or add isOwner to choose in the adapter's grants.",
    request: () =>
      asked({ roomName: "standup", expiresIn: "30m", isOwner: true, otherProperties: { mjh: 1 }, signedBy: "daily" }),
  },
  "an exp, which no lifetime holds": {
    status: 403,
    error: "property-not-granted",
    message: "The grant of this environment does not let a request set exp. Leave it out.",
    request: () => asked({ roomName: "standup", exp: NOW + 60 }),
  },
  "a lifetime beyond the cap": invalid(
    "expiresIn is 3h, but the grant's maxLifetime allows at most 2h. Shorten it.",
    () => asked({ roomName: "standup", expiresIn: "3h" }),
  ),
  "no room": invalid(
    "roomName is missing: such a token opens every room of the domain. Name a room, or set allRooms: true if that is meant.",
    () => asked({ expiresIn: "30m" }),
  ),
  "no lifetime": invalid(
    'The token would never expire. Set expiresIn (for example "24h") or exp, or set neverExpires: true if that is meant.',
    () => asked({ roomName: "standup" }),
  ),
  "a lifetime without a unit": invalid('expiresIn is "30", without a unit; write "30s" if seconds are meant.', () =>
    asked({ roomName: "standup", expiresIn: "30" }),
  ),
  "a room's URL, and nothing of its query": invalid(`roomName is a URL; Daily wants the room's name: "standup".`, () =>
    asked({ roomName: `https://acme.daily.co/standup?t=${IN_CLEAR}`, expiresIn: "30m" }),
  ),
  "a value of another type": invalid("userName is a number; it must be a string.", () =>
    asked({ roomName: "standup", expiresIn: "30m", userName: 7 }),
  ),
  "a slip": invalid(
    "A MeetingToken has no argument room_name. Did you mean roomName? If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name. roomName is missing: such a token opens every room of the domain. Name a room, or set allRooms: true if that is meant.",
    () => asked({ room_name: "standup", expiresIn: "30m" }),
  ),
  "a name that JavaScript knows": invalid(
    "A MeetingToken has no argument __proto__. If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name. roomName is missing: such a token opens every room of the domain. Name a room, or set allRooms: true if that is meant.",
    () => fromText('{"__proto__":{"roomName":"standup"},"expiresIn":60}'),
  ),
  "more slips than anybody wants to read": invalid(
    `${[..."0123456789"].map((name) => `A MeetingToken has no argument stranger${name}. If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.`).join(" ")} And 2 more.`,
    () =>
      asked({
        ...Object.fromEntries([..."0123456789AB"].map((name) => [`stranger${name}`, 1])),
        roomName: "standup",
        expiresIn: 60,
      }),
  ),
  "a token that no URL would hold": invalid(
    "The token would have more than 4096 characters. Shorten the request, or what the grant fixes.",
    () => asked({ roomName: "standup", expiresIn: "30m", userName: "x".repeat(4_096) }),
  ),
  "a list": invalid(NO_OBJECT, () => asked([{ roomName: "standup", expiresIn: "30m" }])),
  "a body that is null": invalid(NO_OBJECT, () => asked(null)),
  "an empty body": invalid(NO_OBJECT, () => fromText("")),
  "a body that is not JSON": invalid(NO_OBJECT, () => fromText("roomName: standup")),
  "a body without bottom": invalid(NO_OBJECT, () => fromText(`{"a":${"[".repeat(8_000)}${"]".repeat(8_000)}}`)),
  "a rotation whose request is no object": invalid(
    "request is missing or no object. Give the rotator a request with roomName.",
    () => asked({ request: "standup", state: null }),
  ),
  "a rotation whose state is no object": invalid(
    "state is neither null nor an object. Remove it from the environment.",
    () =>
      asked({
        request: { roomName: "standup", expiresIn: "2h", rotateEvery: "1h", readEvery: "5m" },
        state: IN_CLEAR,
      }),
  ),
  "a rotation without a schedule": invalid(
    'rotateEvery is missing. Say how often the environment is rotated, such as "24h". readEvery is missing. Say how often those who use the token look for the newest one, such as "5m".',
    () => asked({ request: { roomName: "standup", expiresIn: "2h" }, state: null }),
  ),
  "a lifetime too short for the overlap": invalid(
    "expiresIn is 1h, but a reader may hold a token until the next rotation (rotateEvery, 1h) and until it looks again (readEvery, 5m): 65m in all. Raise expiresIn, or rotate more often.",
    () => asked({ request: { roomName: "standup", expiresIn: "1h", rotateEvery: "1h", readEvery: "5m" }, state: null }),
  ),
  "a rotation more often than one is granted": invalid(
    "rotateEvery is 30s, but the grant's rotateAtMostEvery mints nothing anew within 1m. Rotate less often.",
    () =>
      asked({ request: { roomName: "standup", expiresIn: "1h", rotateEvery: "30s", readEvery: "5m" }, state: null }),
  ),
  "a rotation of what never ends": {
    status: 400,
    error: "invalid-request",
    message: "A rotation is for tokens that end. Set expiresIn, and leave neverExpires out.",
    request: () =>
      signed(
        { current_env: "endless/prod" },
        JSON.stringify({
          request: { roomName: "standup", neverExpires: true, rotateEvery: "1h", readEvery: "5m" },
          state: null,
        }),
      ),
  },
  "a schedule in the request of an opening": {
    status: 400,
    error: "invalid-request",
    message: "rotateEvery belongs to a rotation: write it under fn::rotate::external, or leave it out.",
    request: () => asked({ roomName: "standup", expiresIn: "30m", rotateEvery: "1h" }),
  },
  "a body of 10 MB": {
    status: 413,
    error: "too-large",
    message: "The body has more than 16384 bytes. Shorten the request.",
    request: () => fromText(JSON.stringify({ roomName: "x".repeat(10_000_000) })),
  },
};

function fromText(body: string): Request {
  return requestWith(body, world.cloud.jwt(body));
}

const GRANTS = [
  GRANT,
  { ...GRANT, environments: ["acme/endless/*"], neverExpires: true },
  { ...GRANT, environments: ["acme/wide/*"], rooms: ["*"] },
];

describe("refused, with no call to Daily and no secret in answer or log:", () => {
  test.each(Object.entries(table))("%s", async (_what, { status, error, message, request }) => {
    const adapter = world.adapter({ grants: GRANTS, domainId: DOMAIN_ID, domainName: "acme" });
    const sent = request();
    const jwt = sent.headers.get("authorization")?.slice("Bearer ".length);
    const answer = await adapter(sent);
    expect(await told(answer)).toEqual({ status, body: { error, message } });
    messages.push(message);
    expect(world.log).toEqual([expect.objectContaining({ outcome: error, status, reason: message })]);
    expect(world.log[0]).not.toHaveProperty("defect");
    expect(world.emulator.requests()).toEqual([]);
    expect(world.leaks([IN_CLEAR, ...(jwt?.startsWith("ey") ? [jwt] : [])], { alsoAnswers: true })).toEqual([]);
  });

  test("a JWT that was used before, also at the same time, and not one that comes after it", async () => {
    const adapter = world.adapter({ domainId: DOMAIN_ID, domainName: "acme" });
    const jwt = world.cloud.jwt(BODY);
    const answers = await Promise.all([1, 2, 3].map(() => adapter(requestWith(BODY, jwt)).then(told)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    const replayed = answers.find(({ status }) => status === 401)?.body;
    expect(replayed).toEqual({
      error: "replayed",
      message: "The JWT has been used before: each request needs its own.",
    });
    messages.push(replayed.message);
    // Until its very end, and then for its age.
    world.pass(3_629);
    expect((await told(await adapter(requestWith(BODY, jwt)))).body.error).toBe("replayed");
    world.pass(2);
    expect((await told(await adapter(requestWith(BODY, jwt)))).body.error).toBe("unauthorized");
    expect((await adapter(fromText(BODY))).status).toBe(200);
    expect(world.emulator.requests()).toEqual([]);
  });

  test("a JWT that expires while its body is still coming, for it would not be remembered", async () => {
    const adapter = world.adapter({ domainId: DOMAIN_ID, domainName: "acme" });
    const jwt = world.cloud.jwt(BODY, { exp: NOW - 29 });
    for (const _time of ["first", "second"]) {
      const body = new ReadableStream(
        {
          pull: (controller) => {
            world.pass(2);
            controller.enqueue(Buffer.from(BODY));
            controller.close();
          },
        },
        { highWaterMark: 0 },
      );
      const headers = { authorization: `Bearer ${jwt}` };
      const slow = new Request(URL_OF_ADAPTER, { method: "POST", headers, body, duplex: "half" } as RequestInit);
      expect(await told(await adapter(slow))).toEqual({
        status: 401,
        body: { error: "unauthorized", message: "The JWT has expired, or the adapter's clock is wrong." },
      });
      world.pass(-2);
    }
  });

  test("a JWT whose first use was for another body stays good for its own", async () => {
    const adapter = world.adapter({ domainId: DOMAIN_ID, domainName: "acme" });
    const jwt = world.cloud.jwt(BODY);
    expect((await adapter(requestWith("{}", jwt))).status).toBe(401);
    expect((await adapter(requestWith(BODY, jwt))).status).toBe(200);
  });

  test("more requests of one environment than its share, and nobody else's", async () => {
    const adapter = world.adapter({ requestsPerMinute: 2, domainId: DOMAIN_ID, domainName: "acme" });
    const open = (environment: string) => adapter(signed({ current_env: environment }));
    expect((await open("bots/prod")).status).toBe(200);
    expect((await open("acme/bots/prod")).status).toBe(200);
    world.pass(20);
    const third = await open("bots/prod");
    expect(third.headers.get("retry-after")).toBe("40");
    const { status, body } = await told(third);
    expect({ status, ...body }).toEqual({
      status: 429,
      error: "rate-limited",
      message:
        "The environment acme/bots/prod has made 2 requests in this minute. Open it less often, or raise requestsPerMinute.",
    });
    messages.push(body.message);
    expect((await open("bots/dev")).status).toBe(200);
    world.pass(40);
    expect((await open("bots/prod")).status).toBe(200);
  });

  test("one JWT that somebody has caught, as often as they like: that locks nobody out", async () => {
    const adapter = world.adapter({ requestsPerMinute: 2, domainId: DOMAIN_ID, domainName: "acme" });
    const caught = world.cloud.jwt(BODY);
    expect((await adapter(requestWith(BODY, caught))).status).toBe(200);
    for (const body of [BODY, "{}", BODY, "{}"]) {
      expect((await adapter(requestWith(body, caught))).status).toBe(401);
    }
    expect((await adapter(fromText(BODY))).status).toBe(200);
    const late = fromText(BODY);
    expect((await adapter(late.clone() as Request)).status).toBe(429);
    // Refused unused.
    world.pass(60);
    expect((await adapter(late)).status).toBe(200);
  });

  test("a client that sends half of its body and waits", async () => {
    const adapter = world.adapter({ bodyTimeoutMs: 1 });
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from(BODY.slice(0, 10))) });
    const headers = { authorization: `Bearer ${world.cloud.jwt(BODY)}` };
    const slow = new Request(URL_OF_ADAPTER, { method: "POST", headers, body, duplex: "half" } as RequestInit);
    const answer = await told(await adapter(slow));
    expect(answer).toEqual({
      status: 408,
      body: {
        error: "too-slow",
        message: "The body did not arrive in time. Check the network and the proxy before the adapter.",
      },
    });
    messages.push(answer.body.message);
  });

  test("a client that breaks off", async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("gone")) });
    const headers = { authorization: `Bearer ${world.cloud.jwt(BODY)}` };
    const broken = new Request(URL_OF_ADAPTER, { method: "POST", headers, body, duplex: "half" } as RequestInit);
    const answer = await told(await world.adapter()(broken));
    expect(answer).toEqual({ status: 400, body: { error: "invalid-request", message: "The body broke off." } });
    messages.push(answer.body.message);
  });

  test("before a byte of its body is read, whoever is not let in", async () => {
    let pulls = 0;
    const pull = () => {
      pulls += 1;
    };
    const body = () => new ReadableStream({ pull }, { highWaterMark: 0 });
    const send = (headers: Record<string, string>) =>
      world.adapter()(
        new Request(URL_OF_ADAPTER, { method: "POST", headers, body: body(), duplex: "half" } as RequestInit),
      );
    const stranger = world.cloud.jwt(BODY, { current_env: "web/prod" });
    expect((await send({})).status).toBe(401);
    expect((await send({ authorization: `Bearer ${stranger}` })).status).toBe(403);
    const ours = { authorization: `Bearer ${world.cloud.jwt(BODY)}`, "content-length": "10000000" };
    expect((await send(ours)).status).toBe(413);
    expect(pulls).toBe(0);
  });

  test("and what nobody foresaw, with a defect in the log alone", async () => {
    let calls = 0;
    const failing = world.adapter({
      domainId: DOMAIN_ID,
      domainName: "acme",
      now: () => {
        calls += 1;
        if (calls === 1) throw new TypeError(`the clock has stopped, ${KEY}`);
        return new Date(NOW * 1_000);
      },
    });
    expect(await told(await failing(fromText(BODY)))).toEqual({
      status: 500,
      body: { error: "defect", message: "The adapter failed. Its log says more." },
    });
    messages.push("The adapter failed. Its log says more.");
    expect(world.log.at(-1)).toMatchObject({ outcome: "defect", defect: "TypeError: the clock has stopped, [secret]" });
  });
});

/** Told elsewhere, and read there: by the tests of configuration, keys, opening and replays. */
const READ_ELSEWHERE = [
  "configuration.ts",
  "configurationProblems.ts",
  "fields.ts",
  "keys.ts",
  "minting.ts",
  "replays.ts",
];

test("every other text in the sources that a caller may get to read is among them", () => {
  const all = messages.join("\n");
  const missing = sourceTexts({ except: [] }).filter(
    ({ place, text }) =>
      place.startsWith("esc/") &&
      !READ_ELSEWHERE.some((file) => place.startsWith(`esc/${file}:`)) &&
      !all.includes(text) &&
      // What makes a header.
      !/^(Bearer|content|cache)/.test(text),
  );
  expect(missing).toEqual([]);
});
