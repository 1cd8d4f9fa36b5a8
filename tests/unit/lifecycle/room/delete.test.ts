import type { DailyClient } from "../../../../provider/src/daily/client";
import { deleteRoom, type RoomDeleteContext } from "../../../../provider/src/lifecycle/room/delete";
import { rejectionOf } from "../../support/errors";
import { DAY, failing, fakeClient, NOON, recordedLog, roomAnswer } from "../../support/fakes";

const state = { name: "standup", roomId: roomAnswer().id, domainName: "acme" };
const generated = { ...state, name: "standup-0123456789ab", namePrefix: "standup" };
const another = async () => roomAnswer({ id: "33333333-3333-4333-8333-333333333333" });
const missing = { getRoom: async () => undefined, deleteRoom: async () => false };
const elsewhere = async () => ({ domainId: "99999999-9999-4999-8999-999999999999", domainName: "other" });

function remove(props: object, answers: Partial<DailyClient> = {}, more: Partial<RoomDeleteContext> = {}) {
  const client = fakeClient(answers);
  const log = recordedLog();
  const removed = deleteRoom("standup", { ...props }, { client, log, isHeld: () => false, ...more });
  return removed.then(() => ({ calls: client.calls, lines: log.lines }));
}

test("a room of a generated name is deleted, and there is nothing to say", async () => {
  expect(await remove(generated)).toEqual({
    calls: [
      ["getRoom", "standup"],
      ["deleteRoom", "standup", state.roomId],
    ],
    lines: [],
  });
});

test("of a fixed name it is said what a room of that name would open again", async () => {
  expect((await remove(state)).lines).toEqual([
    'info: Room "standup" is deleted, and its tokens no longer work. If a room named "standup" is created again, its unexpired tokens will probably open it.',
  ]);
});

describe("a room that is gone already", () => {
  test("is deleted, if the key belongs to its domain", async () => {
    expect(await remove(generated, missing)).toEqual({
      calls: [["getRoom", "standup"], ["getDomain"], ["deleteRoom", "standup", state.roomId]],
      lines: [],
    });
  });

  test("is not called deleted with the key of another domain, in which it was never", async () => {
    const error = await rejectionOf(remove(state, { ...missing, getDomain: elsewhere }));
    expect(error.name).toBe("UserError");
    expect(error.message).toBe(
      'The API key belongs to the Daily domain "other", and room "standup" to "acme": there it may well exist. The state is unchanged. Set the key of that domain and run again.',
    );
  });

  test("is deleted where the state does not tell its domain", async () => {
    const { domainName: _, ...homeless } = generated;
    expect((await remove(homeless, { ...missing, getDomain: elsewhere })).calls).not.toContainEqual(["getDomain"]);
  });

  test("by a deletion beside this one is deleted", async () => {
    const answers = { deleteRoom: async () => false, getDomain: elsewhere };
    expect((await remove(generated, answers)).calls).not.toContainEqual(["getDomain"]);
  });

  test("is not deleted in the domain of another key", async () => {
    const client = fakeClient({ getRoom: async () => undefined, getDomain: elsewhere });
    const context = { client, log: recordedLog(), isHeld: () => false };
    await rejectionOf(deleteRoom("standup", generated, context));
    expect(client.calls.map(([method]) => method)).toEqual(["getRoom", "getDomain"]);
  });

  test("since it has expired may yet be hidden: it is deleted", async () => {
    const { calls } = await remove(generated, { getRoom: async () => undefined });
    expect(calls.at(-1)).toEqual(["deleteRoom", "standup", state.roomId]);
  });
});

describe("a room that is not the state's is left alone, and that is said", () => {
  test.each([
    ["of a fixed name", state],
    ["of a generated name", generated],
  ])("another one of the same name: %s", async (_, props) => {
    expect(await remove(props, { getRoom: another })).toEqual({
      calls: [["getRoom", "standup"], ["getDomain"]],
      lines: ['info: Room "standup" is left alone: it was deleted and created again outside this program.'],
    });
  });

  test("but another domain's of that name says nothing of the state's", async () => {
    const error = await rejectionOf(remove(state, { getRoom: another, getDomain: elsewhere }));
    expect(error.message).toBe(
      'The API key belongs to the Daily domain "other", and room "standup" to "acme": there it may well exist. The state is unchanged. Set the key of that domain and run again.',
    );
  });

  test("one that another resource has taken over in this update", async () => {
    const asked: string[] = [];
    const isHeld = (roomId: string) => asked.push(roomId) > 0;
    const { calls, lines } = await remove(state, {}, { isHeld });
    expect(calls.map(([method]) => method)).not.toContain("deleteRoom");
    expect(lines).toEqual(['info: Room "standup" is left alone: another resource of this program has taken it over.']);
    expect(asked).toEqual([state.roomId]);
  });
});

test("a room that its own replacement has taken over is left alone, and is said not to be replaced", async () => {
  const { calls, lines } = await remove(state, {}, { isHeld: () => true, isHeldByItself: () => true });
  expect(calls).toEqual([["getRoom", "standup"], ["getDomain"]]);
  expect(lines).toEqual([
    'warn: Room "standup" is not replaced: with adopt: true, its replacement has taken over the same room, and its tokens still work. For a new room, give its resource the option deleteBeforeReplace: true, and replace it again.',
  ]);
});

describe("a room of which it is not known whether it was made", () => {
  const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
  const unsettled = { name: "standup", unsettled: { since: at(NOON), until: at(NOON + 5) } };
  const made = (seconds: number) => async () => roomAnswer({ createdAt: at(seconds) });

  test.each([
    ["", unsettled],
    [", also if it was to be taken over", { ...unsettled, adopt: true }],
    [", also if it is not known when that was", { name: "standup" }],
  ])("is left alone if it was not made by the request%s", async (_, props) => {
    const { calls, lines } = await remove(props, { getRoom: made(NOON - 1) });
    expect(calls).toEqual([["getRoom", "standup"]]);
    expect(lines).toEqual(['info: Room "standup" is left alone: nothing shows that this stack created it.']);
  });

  test.each([
    ["was created while the request was under way", unsettled, made(NOON)],
    ["has the name that was generated for it", { name: generated.name, namePrefix: "standup" }, made(NOON - DAY)],
  ])("is deleted if it %s", async (_, props, getRoom) => {
    expect((await remove(props, { getRoom })).calls.at(-1)).toEqual(["deleteRoom", "standup", state.roomId]);
  });

  test("is not there: nothing is deleted", async () => {
    expect((await remove(unsettled, missing)).calls).toEqual([["getRoom", "standup"]]);
  });
});

test.each(["getRoom", "deleteRoom"] as const)("a failed %s is thrown, and nothing is said", async (method) => {
  const log = recordedLog();
  const client = fakeClient({ [method]: failing({ code: "auth", status: 401 }) });
  const removed = deleteRoom("standup", state, { client, log, isHeld: () => false });
  expect((await rejectionOf(removed)).code).toBe("auth");
  expect(log.lines).toEqual([]);
});
