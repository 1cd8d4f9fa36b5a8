import fc from "fast-check";
import { RoomExists, UnclearCreation } from "../../provider/src/daily/client";
import { isDailyError } from "../../provider/src/daily/errors";
import { PartlyCreated, readMeetingToken, readRoom, UserError } from "../../provider/src/lifecycle";
import { signMeetingToken } from "../../provider/src/token";
import { FakeDaily, KEY } from "../unit/daily/fakes";
import { NOON, recordedLog } from "../unit/support/fakes";
import { DOMAIN_ID, TEST_KEY } from "../unit/support/vectors";
import { anyValue, cases } from "./support";

const body = fc.oneof(
  anyValue.map((value) => JSON.stringify(value)),
  fc
    .record({ error: anyValue, info: fc.oneof(fc.constant(`refused ${KEY}`), anyValue) })
    .map((value) => JSON.stringify(value)),
  fc
    .record({ id: anyValue, name: anyValue, config: anyValue, url: anyValue, token: anyValue })
    .map((value) => JSON.stringify(value)),
  fc.string(),
  fc.constantFrom("", "<html>502</html>", '{"token":', "null"),
);
const answer = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 204, 301, 400, 401, 403, 404, 408, 414, 429, 500, 502, 503),
    fc.integer({ min: 200, max: 599 }),
  ),
  headers: fc.record(
    { "retry-after": fc.oneof(fc.constantFrom("1", "-5", "soon", "1e9", ""), fc.string()), date: fc.string() },
    { requiredKeys: [] },
  ),
  text: body,
});
const answers = fc.array(answer, { minLength: 1, maxLength: 8 });

const known = [RoomExists, UnclearCreation];

test("any answer is taken or refused, in time, and without the key", async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.nat(6), async (given, method) => {
      const { client } = new FakeDaily(given);
      const calls = [
        () => client.getDomain(),
        () => client.createMeetingToken({ room_name: "standup" }),
        () => client.validateMeetingToken("a.b.c"),
        () => client.getRoom("standup"),
        () => client.listRooms(),
        () => client.createRoom({ name: "standup", properties: {} }, { uniqueName: false }),
        () => client.deleteRoom("standup", "an id"),
      ];
      try {
        await (calls[method] as () => Promise<unknown>)();
      } catch (error) {
        if (!isDailyError(error) && !known.some((kind) => error instanceof kind)) throw error;
        expect((error as Error).message).not.toContain(KEY);
      }
    }),
    cases(8, 1_500) as never,
  );
});

/** What alone may say that something is gone: Daily's own "not found", or its own refusal of a token. */
const saysGone = ({ status, text }: { status: number; text: string }) =>
  (status === 404 || status === 400 || (status >= 400 && status < 500)) &&
  /"error":"(not-found|invalid-request-error)"/.test(text);

describe("nothing counts as gone by mistake", () => {
  const token = signMeetingToken(
    { roomName: "standup", exp: NOON + 86_400 },
    { apiKey: TEST_KEY, domainId: DOMAIN_ID, now: new Date(NOON * 1_000) },
  );
  const state = {
    roomName: "standup",
    roomId: "11111111-1111-4111-8111-111111111111",
    expiresIn: "24h",
    expiresAt: "2026-03-02T12:00:00Z",
    token,
  };
  const context = (given: readonly object[]) => {
    const { client } = new FakeDaily(given as never);
    return { client: () => client, log: recordedLog(), now: NOON, signedByKey: () => undefined };
  };

  test("a token", async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const found = await readMeetingToken(state, context(given)).catch((error) => {
          if (!isDailyError(error) && !(error instanceof UserError)) throw error;
        });
        if (found?.kind === "gone" && found.reason !== "room-recreated") expect(given.some(saysGone)).toBe(true);
      }),
      cases(9, 1_500) as never,
    );
  });

  test("a room", async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const { client, log, now } = context(given);
        const outputs = { name: "standup", roomId: state.roomId, url: "https://acme.daily.co/standup" };
        const found = await readRoom("standup", outputs, { client: client(), log, now }).catch((error) => {
          if (!isDailyError(error) && !(error instanceof UserError) && !(error instanceof PartlyCreated)) throw error;
        });
        if (found?.kind === "gone" && found.reason !== "room-recreated") expect(given.some(saysGone)).toBe(true);
      }),
      cases(10, 1_500) as never,
    );
  });
});
