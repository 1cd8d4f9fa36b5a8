import { TransportFailure } from "../../../provider/src/daily/transport";
import { FakeDaily, failureOf, KEY, NOW, ok, refusal, reset, silence } from "./fakes";

const domain = ok({ domain_id: "25df5057-ef0d-4d97-bde6-0cf287276cbb", domain_name: "acme" });
const token = ok({ token: "t" });

test("a request carries the key, the body and its length of patience, and nothing else", async () => {
  const daily = new FakeDaily([token]);
  await daily.client.createMeetingToken({ room_name: "standup" });
  expect(daily.requests).toEqual([
    {
      method: "POST",
      url: "https://api.daily.co/v1/meeting-tokens",
      headers: { Authorization: `Bearer ${KEY}`, Accept: "application/json", "Content-Type": "application/json" },
      body: '{"properties":{"room_name":"standup"}}',
      timeoutMs: 15_000,
      signal: daily.overdue.signal,
    },
  ]);
});

test("a request without a body says nothing of one", async () => {
  const daily = new FakeDaily([domain]);
  await daily.client.getDomain();
  expect(daily.requests[0]).toMatchObject({ headers: { Accept: "application/json" }, body: undefined });
  expect(daily.requests[0]?.headers).not.toHaveProperty("Content-Type");
});

describe("retries", () => {
  test.each([
    ["429", refusal(429, "rate-limit-error")],
    ["500", refusal(500, "server-error")],
    ["503 with a page", { status: 503, text: "<html>" }],
    ["a cut body", { text: '{"tok' }],
    ["an empty body", { text: "" }],
    ["a body without what it must have", { text: "{}" }],
    ["a broken connection", reset()],
    ["silence", silence()],
  ])("%s is tried again, after a wait that grows", async (_, failure) => {
    const daily = new FakeDaily([failure, failure, token]);
    expect(await daily.client.createMeetingToken({})).toBe("t");
    expect(daily.clock.sleeps).toEqual([375, 750]);
  });

  test.each([
    ["400", refusal(400, "invalid-request-error", "exp was '1'")],
    ["401", refusal(401, "authentication-error")],
    ["403", refusal(403, "forbidden-error")],
    ["404", refusal(404, "not-found")],
    ["a redirect", { status: 302, text: "" }],
    ["a certificate that is not trusted", new TransportFailure("network", "CERT_HAS_EXPIRED", { passing: false })],
  ])("%s is not: another attempt would meet it again", async (_, failure) => {
    const daily = new FakeDaily([failure, token]);
    await failureOf(daily.client.createMeetingToken({}));
    expect(daily.requests).toHaveLength(1);
  });

  test("each attempt waits for a turn of its own", async () => {
    const daily = new FakeDaily([reset(), reset(), token]);
    await daily.client.createMeetingToken({});
    expect(daily.turns).toEqual(["default", "default", "default"]);
  });

  test("six attempts are enough", async () => {
    const daily = new FakeDaily([refusal(503, "server-error")]);
    const error = await failureOf(daily.client.createMeetingToken({}));
    expect(daily.requests).toHaveLength(6);
    expect(error.message).toBe(
      "Daily failed (503, server-error) while creating a meeting token for every room (6 attempts, 12 s). Run again later; https://status.daily.co reports outages.",
    );
    expect(error.fields).toMatchObject({ code: "unavailable", attempts: 6, elapsedMs: 12_225, status: 503 });
  });

  test("the whole call has a deadline, and the last attempt what is left of it", async () => {
    const daily = new FakeDaily([silence()]);
    daily.latencyMs = 14_000;
    const error = await failureOf(daily.client.createMeetingToken({}));
    expect(daily.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([15_000, 15_000, 15_000, 15_000]);
    expect(error.message).toBe(
      "Daily did not answer in time while creating a meeting token for every room (4 attempts, 59 s). Run again later; https://status.daily.co reports outages.",
    );
  });

  test("an attempt late in a call is cut at the call's deadline", async () => {
    const daily = new FakeDaily([silence()]);
    daily.latencyMs = 11_500;
    await failureOf(daily.client.createMeetingToken({}));
    expect(daily.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([15_000, 15_000, 15_000, 15_000, 8_375]);
  });

  test("waiting for a turn does not count against the deadline", async () => {
    const daily = new FakeDaily([reset(), token]);
    let turns = 0;
    const call = daily.client.createMeetingToken.bind(daily.client);
    Object.assign(daily.account.pacers, {
      default: async <T>(make: () => Promise<T>) => {
        turns += 1;
        await daily.clock.pass(120_000);
        return make();
      },
    });
    expect(await call({})).toBe("t");
    expect(turns).toBe(2);
  });
});

test("a pause that outlasts the deadline, such as a suspended machine's, ends the call with its failure", async () => {
  const daily = new FakeDaily([reset(), token]);
  daily.clock.sleep = (ms) => daily.clock.pass(ms + 3_600_000);
  expect((await failureOf(daily.client.createMeetingToken({}))).code).toBe("network");
  expect(daily.requests).toHaveLength(1);
});

describe("Retry-After", () => {
  const limited = (retryAfter: string) => ({
    ...refusal(429, "rate-limit-error"),
    headers: { "retry-after": retryAfter },
  });

  test("is waited for", async () => {
    const daily = new FakeDaily([limited("7"), token]);
    await daily.client.createMeetingToken({});
    expect(daily.clock.sleeps).toEqual([7_093.75]);
  });

  test("beyond the deadline ends the call at once, and says when", async () => {
    const daily = new FakeDaily([limited("3600"), token]);
    const error = await failureOf(daily.client.createMeetingToken({ room_name: "standup" }));
    expect(daily.clock.sleeps).toEqual([]);
    expect(error.message).toBe(
      'Daily refused (rate limit) while creating a meeting token for room "standup", and asks to wait until 2030-01-01T01:00:00.100Z. Run again then.',
    );
    expect(error.code).toBe("rate-limited");
  });

  test("with 503 likewise", async () => {
    const daily = new FakeDaily([
      { ...refusal(503, "server-error"), headers: { "retry-after": "Tue, 01 Jan 2030 02:00:00 GMT" } },
    ]);
    const error = await failureOf(daily.client.getDomain());
    expect(error.message).toBe(
      "Daily failed (503, server-error) while asking for the domain, and asks to wait until 2030-01-01T02:00:00.000Z. Run again then.",
    );
  });

  test("that cannot be meant is a date all the same", async () => {
    const daily = new FakeDaily([limited("1e999"), limited("99999999999999999999"), token]);
    const error = await failureOf(daily.client.getDomain());
    expect(error.fields.retryAt).toBe(new Date(NOW + 365 * 24 * 3_600_000 + 200 + 375).toISOString());
  });
});

describe("cancellation", () => {
  test("before the first attempt: nothing is sent", async () => {
    const daily = new FakeDaily([token]);
    daily.cancelling.abort();
    const error = await failureOf(daily.client.createMeetingToken({ room_name: "standup" }));
    expect(daily.requests).toEqual([]);
    expect(error.code).toBe("cancelled");
    expect(error.message).toBe('Cancelled while creating a meeting token for room "standup" (0 attempts, 0 s).');
  });

  test("during a wait: the wait ends, and nothing more is sent", async () => {
    const daily = new FakeDaily([reset()]);
    const call = failureOf(daily.client.getDomain());
    await daily.clock.pass(2_000);
    daily.cancelling.abort();
    const error = await call;
    expect(daily.requests).toHaveLength(3);
    expect(error.message).toBe("Cancelled while asking for the domain (3 attempts, 2 s).");
    expect(daily.clock.monotonic()).toBe(2_000);
  });

  test("during an attempt: its answer counts", async () => {
    const daily = new FakeDaily([token]);
    const call = daily.client.createMeetingToken({});
    await daily.clock.pass(50);
    daily.cancelling.abort();
    expect(await call).toBe("t");
  });

  test("during an attempt that fails: it is the last one", async () => {
    const daily = new FakeDaily([silence()]);
    const call = failureOf(daily.client.createMeetingToken({}));
    await daily.clock.pass(50);
    daily.cancelling.abort();
    expect((await call).code).toBe("cancelled");
    expect(daily.requests).toHaveLength(1);
  });

  test("that cuts off the creation of a room: it was cancelled, and whether there is a room is unknown", async () => {
    const daily = new FakeDaily([silence()]);
    const call = failureOf(daily.client.createRoom({ name: "standup-x" }, { uniqueName: true }));
    await daily.clock.pass(50);
    daily.cancelling.abort();
    daily.overdue.abort();
    const error = await call;
    expect(error.code).toBe("cancelled");
    expect(error.message).toBe(
      'Cancelled while creating room "standup-x" (1 attempt, 0 s). Whether room "standup-x" was created is unknown.',
    );
    expect(daily.lines).toEqual(["POST /rooms"]);
  });
});

test("each answer is looked at, failures included", async () => {
  const seen: number[] = [];
  const daily = new FakeDaily([refusal(503), domain]);
  Object.assign(daily.account, { onAnswer: ({ status }: { status: number }) => void seen.push(status) });
  await daily.client.getDomain();
  expect(seen).toEqual([503, 200]);
});

test("a mistake of our own is no failure of Daily's", async () => {
  const daily = new FakeDaily([
    () => {
      throw new RangeError("a bug");
    },
  ]);
  await expect(daily.client.getDomain()).rejects.toThrow(new RangeError("a bug"));
});
