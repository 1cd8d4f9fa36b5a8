import { LIFETIME } from "../../../../provider/src/lifecycle/meetingToken/deadline";
import { updateMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/update";
import { rejectionOf } from "../../support/errors";
import { DAY, fakeClient, NOON, recordedLog } from "../../support/fakes";
import { selfSigned } from "../../support/vectors";

const inputs = { roomName: "standup", expiresIn: "24h", expiresAt: "2026-03-02T12:00:00Z" };
const made = {
  token: "a token",
  issuedAt: "2026-03-01T12:00:00Z",
  roomId: "11111111-1111-4111-8111-111111111111",
  roomUrl: "https://acme.daily.co/standup",
  domainName: "acme",
};
const olds = { ...inputs, ...made, renewAt: "2026-03-02T04:00:00Z" };

function update(before: object, news: object) {
  const client = fakeClient();
  const log = recordedLog();
  const context = { client: () => client, sign: () => "", domain: {}, log, now: NOON, said: new Set<string>() };
  const updated = updateMeetingToken("0123456789abcdef", { ...before }, { ...news, [LIFETIME]: DAY }, context);
  return { updated, calls: client.calls, lines: log.lines };
}

test("the token stays, and the window moves", async () => {
  const roomExpiresAt = "2026-03-02T10:00:00Z";
  expect(await update({ ...olds, roomExpiresAt }, { ...inputs, renewBefore: "1h" }).updated).toEqual({
    ...inputs,
    ...made,
    roomExpiresAt,
    renewBefore: "1h",
    renewAt: "2026-03-02T11:00:00Z",
  });
});

test("without renewal there is no window", async () => {
  expect(await update(olds, { ...inputs, renew: false }).updated).toEqual({ ...inputs, ...made, renew: false });
});

test("an argument that is taken back is gone from the state, and nothing is undefined", async () => {
  const updated = await update({ ...olds, allowMissingRoom: true, roomId: undefined }, inputs).updated;
  expect(Object.keys(updated)).not.toContain("allowMissingRoom");
  expect(Object.values(updated)).not.toContain(undefined);
});

test("a lifetime that a policy sets is minted, and it is said until when the old token works", async () => {
  const { updated, calls, lines } = update(olds, { ...inputs, expiresIn: "1h" });
  expect(await updated).toMatchObject({ token: selfSigned.token, expiresIn: "1h", expiresAt: "2026-03-01T13:00:00Z" });
  expect(calls.map(([method]) => method)).toEqual(["getRoom", "createMeetingToken"]);
  expect(lines).toEqual([
    'info: Token 0123456789abcdef works until 2026-03-02T12:00:00Z, or until room "standup" is deleted: Daily has no call that revokes a token. The same applies to every other token of that room that this update removes, each until its own expiry.',
  ]);
});

test("what check would have refused is refused before anything is asked", async () => {
  const { updated, calls } = update(olds, { ...inputs, isOwner: "yes", renewBefore: "2d" });
  expect((await rejectionOf(updated)).message).toMatch(
    /^isOwner is a string; it must be true or false\. renewBefore \(2d\) must be shorter than the token's lifetime/,
  );
  expect(calls).toEqual([]);
});
