import { type DailyClient, type RoomAnswer, UnclearCreation } from "../../../../provider/src/daily/client";
import type { Attempt } from "../../../../provider/src/lifecycle/room/attempts";
import { createRoom, type RoomCreateContext } from "../../../../provider/src/lifecycle/room/create";
import { PartlyCreated, UserError } from "../../../../provider/src/lifecycle/types";
import { ORIGIN_LENGTH, RANDOM_LENGTH } from "../../../../provider/src/room/options";
import { rejectionOf } from "../../support/errors";
import { attemptsInMemory, failing, failure, fakeClient, NOON, recordedLog, roomAnswer } from "../../support/fakes";

const inputs = { name: "standup", privacy: "private", enableChat: true, startVideoOff: false };
const taken = failing({ code: "invalid-request", status: 400, dailyError: "invalid-request-error" });

function create(given: object, answers: Partial<DailyClient> = {}, more: Partial<RoomCreateContext> = {}) {
  const client = fakeClient(answers);
  const log = recordedLog();
  const attempts = attemptsInMemory();
  const nothing = { newestRooms: async () => [], isKnown: () => false, idInState: () => undefined, attempts };
  const made = createRoom({ ...given }, { client, log, now: NOON, ...nothing, ...more });
  return { made, calls: client.calls, lines: log.lines, attempts: more.attempts ?? attempts };
}

test("a room is made with what is declared, in one call; the state holds what is declared and what Daily says", async () => {
  const config = { enable_chat: true, enable_pip_ui: true };
  const { made, calls } = create(inputs, {
    createRoom: async ({ name }) => roomAnswer({ name, privacy: "private", config }),
  });
  expect(await made).toEqual({
    id: "standup",
    outputs: {
      ...inputs,
      url: "https://acme.daily.co/standup",
      roomId: "11111111-1111-4111-8111-111111111111",
      createdAt: "2026-03-01T09:00:00.000Z",
      domainName: "acme",
    },
  });
  expect(calls).toEqual([
    [
      "createRoom",
      { name: "standup", privacy: "private", properties: { enable_chat: true, start_video_off: false } },
      expect.any(Function),
    ],
  ]);
});

test("without settings the body is the name", async () => {
  const { made, calls } = create({ name: "standup" });
  expect((await made).outputs).not.toHaveProperty("privacy");
  expect(calls).toEqual([["createRoom", { name: "standup" }, expect.any(Function)]]);
});

describe("a name that is in use", () => {
  test("is an error that says what to do", async () => {
    const { made, calls } = create(inputs, { createRoom: taken });
    const error = await rejectionOf(made);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(
      'A room named "standup" exists at Daily already, made at 2026-03-01T09:00:00Z. If an interrupted update of this stack made it, or to take it over, set adopt: true; if its resource was renamed, name the old one in aliases; else choose another name, or leave name out to have one generated.',
    );
    expect(calls.map(([method]) => method)).toEqual(["createRoom", "getRoom"]);
  });

  test("says nothing of a time that Daily does not tell", async () => {
    const getRoom = async () => roomAnswer({ createdAt: undefined });
    const error = await rejectionOf(create(inputs, { createRoom: taken, getRoom }).made);
    expect(error.message).toMatch(/^A room named "standup" exists at Daily already\. If/);
  });

  test("is taken over on request, and becomes what is declared", async () => {
    const { made, calls } = create({ ...inputs, adopt: true }, { createRoom: taken });
    expect((await made).outputs).toMatchObject({ adopt: true, enableChat: true, name: "standup" });
    expect(calls.at(-1)).toEqual([
      "updateRoom",
      "standup",
      { privacy: "private", properties: { enable_chat: true, start_video_off: false } },
    ]);
  });

  test("is told from any other refusal by a look", async () => {
    const { made } = create(inputs, { createRoom: taken, getRoom: async () => undefined });
    const error = await rejectionOf(made);
    expect(error.name).toBe("DailyError");
    expect(error.message).toMatch(/400, invalid-request-error/);
  });
});

test("any other failure is thrown as it is, without a look", async () => {
  const { made, calls } = create(inputs, { createRoom: failing({ code: "auth", status: 401 }) });
  expect((await rejectionOf(made)).code).toBe("auth");
  expect(calls).toHaveLength(1);
});

test("a creation of which nobody knows whether it came about is kept, with the time of the attempt", async () => {
  const unclear = new UnclearCreation("standup", failure({ code: "timeout", action: 'creating room "standup"' }));
  const error = await rejectionOf(create(inputs, { createRoom: () => Promise.reject(unclear) }).made);
  expect(error).toBeInstanceOf(PartlyCreated);
  expect((error as PartlyCreated).created).toEqual({ id: "standup", outputs: { ...inputs, unsettledSince: NOON } });
  expect(error.message).toBe(
    `${unclear.message} It is kept in the state: run the update again to settle it, or destroy it.`,
  );
});

describe("a name that is in use by what an interrupted replacement made", () => {
  const former = "99999999-9999-4999-8999-999999999999";
  const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
  const existing = roomAnswer({ privacy: "private", createdAt: at(NOON - 60), config: { enable_chat: true } });
  const attempt = (room: RoomAnswer, idInState: string | undefined, given: object = inputs) =>
    create(given, { createRoom: taken, getRoom: async () => room }, { idInState: () => idInState });

  test("is ours, and is kept", async () => {
    const { made, calls, lines } = attempt(existing, former);
    expect((await made).outputs).toMatchObject({ ...inputs, roomId: existing.id });
    expect(calls.map(([method]) => method)).toEqual(["createRoom", "getRoom"]);
    expect(lines).toEqual([
      'info: Room "standup" was made at 2026-03-01T11:59:00.000Z by an update that was interrupted; it is kept.',
    ]);
  });

  test("becomes what is declared", async () => {
    const { made, calls } = attempt({ ...existing, config: { lang: "fr" } }, former);
    await made;
    expect(calls.at(-1)).toEqual(["updateRoom", "standup", { properties: { enable_chat: true, lang: null } }]);
  });

  test.each<[string, RoomAnswer, string | undefined]>([
    ["the state has no such room", existing, undefined],
    ["it is the very room that is to be replaced", existing, existing.id],
    ["it is an hour old", { ...existing, createdAt: at(NOON - 3_600) }, former],
    ["its age is not known", { ...existing, createdAt: undefined }, former],
  ])("is not ours: %s", async (_, room, idInState) => {
    expect((await rejectionOf(attempt(room, idInState).made)).message).toMatch(/exists at Daily already/);
  });
});

test("what goes wrong in tidying up is no failure of a creation that came about", async () => {
  const name = `standup-${"o".repeat(ORIGIN_LENGTH)}_${"r".repeat(RANDOM_LENGTH)}`;
  const newestRooms = () => Promise.reject(new RangeError("The value of delay is out of range"));
  const { made, lines } = create({ name, namePrefix: "standup" }, {}, { newestRooms });
  expect((await made).id).toBe(name);
  expect(lines).toEqual(["warn: A room that an interrupted update left for this resource may remain."]);
});

test("what an interrupted update left is looked for with a generated name alone", async () => {
  const asked: string[] = [];
  const newestRooms = async () => {
    asked.push("once");
    return [];
  };
  const name = `standup-${"o".repeat(ORIGIN_LENGTH)}_${"r".repeat(RANDOM_LENGTH)}`;
  await create({ name }, {}, { newestRooms }).made;
  expect(asked).toEqual([]);
  await create({ name, namePrefix: "standup" }, {}, { newestRooms }).made;
  expect(asked).toEqual(["once"]);
});

describe("a name that is in use by what this machine remembers to have asked for", () => {
  const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
  const existing = roomAnswer({ privacy: "private", createdAt: at(NOON - 600), config: { enable_chat: true } });
  const begun: Attempt = { name: "standup", generated: false, at: NOON - 600 };
  const retro: Attempt = { ...begun, name: "retro" };
  const attempt = (room: RoomAnswer, ...earlier: Attempt[]) =>
    create(inputs, { createRoom: taken, getRoom: async () => room }, { attempts: attemptsInMemory(...earlier) });

  test.each([0, 60, -60])("is ours, and is kept: it is as old as the request, give or take %p s", async (seconds) => {
    const { made, calls, lines, attempts } = attempt(existing, retro, { ...begun, at: begun.at + seconds });
    expect((await made).outputs).toMatchObject({ ...inputs, roomId: existing.id });
    expect(calls.map(([method]) => method)).toEqual(["createRoom", "getRoom"]);
    expect(lines).toEqual([
      'info: Room "standup" was made at 2026-03-01T11:50:00.000Z by an update that was interrupted; it is kept.',
    ]);
    expect(attempts.all()).toEqual([retro]);
  });

  test("becomes what is declared", async () => {
    const { made, calls } = attempt({ ...existing, config: { lang: "fr" } }, begun);
    await made;
    expect(calls.at(-1)).toEqual(["updateRoom", "standup", { properties: { enable_chat: true, lang: null } }]);
  });

  test("is remembered until it is", async () => {
    const answers = {
      createRoom: taken,
      getRoom: async () => ({ ...existing, config: {} }),
      updateRoom: failing({ code: "unavailable", status: 503 }),
    };
    const { made, attempts } = create(inputs, answers, { attempts: attemptsInMemory(begun) });
    await rejectionOf(made);
    expect(attempts.all()).toEqual([begun]);
  });

  test.each<[string, RoomAnswer, Attempt]>([
    ["another name was asked for", existing, retro],
    ["it is older by more than a minute", { ...existing, createdAt: at(NOON - 661) }, begun],
    ["it is younger by more than a minute", { ...existing, createdAt: at(NOON - 539) }, begun],
    ["its age is not known", { ...existing, createdAt: undefined }, begun],
  ])("is not ours, and nothing is forgotten: %s", async (_, room, earlier) => {
    const { made, attempts } = attempt(room, earlier);
    expect((await rejectionOf(made)).message).toMatch(/exists at Daily already/);
    expect(attempts.all()).toEqual([earlier]);
  });

  test("is another's if it was made this very moment, and nothing was asked for before", async () => {
    const { made, attempts } = attempt({ ...existing, createdAt: at(NOON) });
    expect((await rejectionOf(made)).message).toMatch(/exists at Daily already/);
    expect(attempts.all()).toEqual([]);
  });
});

describe("a creation is remembered", () => {
  const begun: Attempt = { name: "standup", generated: false, at: NOON };
  const before: Attempt = { ...begun, at: NOON - 600 };
  const retro: Attempt = { ...before, name: "retro" };
  const sends =
    (then: () => Promise<RoomAnswer>): DailyClient["createRoom"] =>
    (_body, sending) => {
      sending?.();
      return then();
    };

  async function keptAfter(createRoom: DailyClient["createRoom"], given: object = inputs) {
    const { made, attempts } = create(given, { createRoom }, { attempts: attemptsInMemory(before, retro) });
    await made.catch(() => undefined);
    return attempts.all();
  }

  test("when its request leaves, and not before", async () => {
    const attempts = attemptsInMemory();
    const told: (readonly Attempt[])[] = [];
    const createRoom: DailyClient["createRoom"] = async ({ name }, sending) => {
      told.push(attempts.all());
      sending?.();
      told.push(attempts.all());
      return roomAnswer({ name });
    };
    await create(inputs, { createRoom }, { attempts }).made;
    expect(told).toEqual([[], [begun]]);
  });

  test.each<[string, DailyClient["createRoom"], readonly Attempt[]]>([
    ["until Daily answers, and no attempt at that name any longer", sends(async () => roomAnswer()), [retro]],
    ["until Daily refuses it", sends(failing({ code: "auth", status: 401 })), [before, retro]],
    [
      "for good where it is unclear, since there may be no engine that takes note of it",
      sends(() => Promise.reject(new UnclearCreation("standup", failure({ code: "timeout" })))),
      [before, retro, begun],
    ],
    ["for good where it was cancelled meanwhile", sends(failing({ code: "cancelled" })), [before, retro, begun]],
    ["never where it was cancelled before", failing({ code: "cancelled" }), [before, retro]],
  ])("%s", async (_, createRoom, kept) => {
    expect(await keptAfter(createRoom)).toEqual(kept);
  });

  const cancelled = sends(failing({ code: "cancelled" }));
  test("with a generated name, which nobody else can have given", async () => {
    const name = "standup-x7k2p9q4";
    const kept = await keptAfter(cancelled, { name, namePrefix: "standup" });
    expect(kept.at(-1)).toEqual({ name, generated: true, at: NOON });
  });

  test("by Daily alone, where the name itself tells whose it is", async () => {
    const name = `standup-${"o".repeat(ORIGIN_LENGTH)}_${"r".repeat(RANDOM_LENGTH)}`;
    expect(await keptAfter(cancelled, { name, namePrefix: "standup" })).toEqual([before, retro]);
    expect((await keptAfter(cancelled, { name })).at(-1)).toEqual({ name, generated: false, at: NOON });
  });
});
