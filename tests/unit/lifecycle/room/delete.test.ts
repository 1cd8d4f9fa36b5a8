import { deleteRoom } from "../../../../provider/src/lifecycle/room/delete";
import { rejectionOf } from "../../support/errors";
import { failing, fakeClient, NOON, recordedLog, roomAnswer } from "../../support/fakes";

async function remove(props: object, answers = {}) {
  const client = fakeClient(answers);
  const log = recordedLog();
  await deleteRoom("standup", { ...props }, { client, log });
  return { calls: client.calls, lines: log.lines };
}

test("a room of a generated name is deleted, and there is nothing to say", async () => {
  expect(await remove({ name: "standup", namePrefix: "stand" })).toEqual({
    calls: [["deleteRoom", "standup"]],
    lines: [],
  });
});

test("of a fixed name it is said what a room of that name would open again", async () => {
  expect((await remove({ name: "standup" })).lines).toEqual([
    'info: Room "standup" is deleted, and its tokens open nothing. If a room named "standup" is made again, those of them that have not expired probably open it.',
  ]);
});

test("a room that is gone already is deleted", async () => {
  expect((await remove({ namePrefix: "stand" }, { deleteRoom: async () => false })).calls).toHaveLength(1);
});

describe("a room of which it is not known whether it was made", () => {
  const unsettled = { name: "standup", unsettledSince: NOON };
  const made = (seconds: number) => async () => roomAnswer({ createdAt: new Date(seconds * 1_000).toISOString() });

  test("is left alone if it is older than the attempt", async () => {
    const { calls, lines } = await remove(unsettled, { getRoom: made(NOON - 301) });
    expect(calls).toEqual([["getRoom", "standup"]]);
    expect(lines).toEqual([
      'info: Room "standup" is left alone: it is older than this resource, whose creation did not come about.',
    ]);
  });

  test.each([
    ["is ours", made(NOON)],
    ["is not there", async () => undefined],
  ])("is deleted if it %s", async (_, getRoom) => {
    expect((await remove(unsettled, { getRoom })).calls.at(-1)).toEqual(["deleteRoom", "standup"]);
  });
});

test("a failed call is thrown, and nothing is said", async () => {
  const log = recordedLog();
  const client = fakeClient({ deleteRoom: failing({ code: "auth", status: 401 }) });
  expect((await rejectionOf(deleteRoom("standup", {}, { client, log }))).code).toBe("auth");
  expect(log.lines).toEqual([]);
});
