import { type DailyClient, RoomExists, UnclearCreation } from "../../../../provider/src/daily/client";
import { createRoom } from "../../../../provider/src/lifecycle/room/create";
import { NameInUse } from "../../../../provider/src/lifecycle/room/nameInUse";
import { PartlyCreated, UserError } from "../../../../provider/src/lifecycle/types";
import { rejectionOf } from "../../support/errors";
import { failing, failure, fakeClient, roomAnswer } from "../../support/fakes";

const inputs = { name: "standup", privacy: "private", enableChat: true, startVideoOff: false };
const generated = { name: "standup-0123456789ab", namePrefix: "standup" };

function create(given: object, answers: Partial<DailyClient> = {}) {
  const client = fakeClient(answers);
  return { made: createRoom({ ...given }, { client }), calls: client.calls };
}

test("a room is made with what is declared; the state holds what is declared and what Daily says", async () => {
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
  const properties = { enable_chat: true, start_video_off: false };
  expect(calls).toEqual([["createRoom", { name: "standup", privacy: "private", properties }, { uniqueName: false }]]);
});

test("without settings the body is the name", async () => {
  const { made, calls } = create({ name: "standup" });
  expect((await made).outputs).not.toHaveProperty("privacy");
  expect(calls).toEqual([["createRoom", { name: "standup" }, { uniqueName: false }]]);
});

test.each([
  ["a generated name", generated, true],
  ["a name that something has put beside the prefix since the check", { ...generated, name: "lobby" }, false],
  ["the same, though it begins with the prefix", { ...generated, name: "standup-eu" }, false],
])("%s is one that nobody else can have: %#", async (_, given, uniqueName) => {
  const { made, calls } = create(given);
  await made;
  expect(calls).toEqual([["createRoom", { name: given.name }, { uniqueName }]]);
});

describe("a name that is in use", () => {
  const inUse = (room = roomAnswer()) => ({ createRoom: () => Promise.reject(new RoomExists(room)) });

  test("is an error that says what to do", async () => {
    const { made, calls } = create(inputs, inUse());
    const error = await rejectionOf(made);
    expect(error).toBeInstanceOf(UserError);
    // By this an adapter tells it from other errors, and adds what to do in its protocol.
    expect(error).toBeInstanceOf(NameInUse);
    expect(error.message).toBe(
      'A room named "standup" already exists at Daily, created at 2026-03-01T09:00:00Z. If an interrupted update of this stack created it, or to take it over, set adopt: true. If you renamed its resource, add the old name to aliases. Otherwise choose another name, or leave name out to have one generated.',
    );
    expect(calls.map(([method]) => method)).toEqual(["createRoom"]);
  });

  test("says nothing of a time that Daily does not tell", async () => {
    const error = await rejectionOf(create(inputs, inUse(roomAnswer({ createdAt: undefined }))).made);
    expect(error.message).toMatch(/^A room named "standup" already exists at Daily\. If/);
  });

  test("is taken over on request, and becomes what is declared", async () => {
    const { made, calls } = create({ ...inputs, adopt: true }, inUse());
    expect((await made).outputs).toMatchObject({ adopt: true, enableChat: true, name: "standup" });
    expect(calls.at(-1)).toEqual([
      "updateRoom",
      "standup",
      { privacy: "private", properties: { enable_chat: true, start_video_off: false } },
    ]);
  });
});

test("any other failure is thrown as it is, without a look", async () => {
  const { made, calls } = create(inputs, { createRoom: failing({ code: "auth", status: 401 }) });
  expect((await rejectionOf(made)).code).toBe("auth");
  expect(calls).toHaveLength(1);
});

describe("a creation of which it is not known whether it came about is kept", () => {
  const timeout = failure({ code: "timeout", action: 'creating room "standup"' });
  const span = { since: "2026-03-01T12:00:00.000Z", until: "2026-03-01T12:00:20.000Z" };

  test.each([
    ["with the times between which that was", inputs, span],
    ["without times where there are none", generated, undefined],
  ])("%s", async (_, given, unsettled) => {
    const unclear = new UnclearCreation(given.name, timeout, unsettled);
    const error = await rejectionOf(create(given, { createRoom: () => Promise.reject(unclear) }).made);
    expect(error).toBeInstanceOf(PartlyCreated);
    const { created } = error as PartlyCreated;
    expect(created).toEqual({ id: given.name, outputs: { ...given, ...(unsettled && { unsettled }) } });
    expect(error.message).toBe(
      `${unclear.message} It is kept in the state: run the update again to finish it, or destroy it.`,
    );
  });
});
