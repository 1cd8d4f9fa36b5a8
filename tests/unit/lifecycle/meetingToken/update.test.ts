import { updateMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/update";

const inputs = { roomName: "standup", expiresIn: "24h", expiresAt: "2026-03-02T12:00:00Z" };
const made = {
  token: "a token",
  issuedAt: "2026-03-01T12:00:00Z",
  roomId: "11111111-1111-4111-8111-111111111111",
  roomUrl: "https://acme.daily.co/standup",
  domainName: "acme",
};
const olds = { ...inputs, ...made, renewAt: "2026-03-02T04:00:00Z" };

test("the token stays, and the window moves", () => {
  expect(updateMeetingToken(olds, { ...inputs, renewBefore: "1h" })).toEqual({
    ...inputs,
    ...made,
    renewBefore: "1h",
    renewAt: "2026-03-02T11:00:00Z",
  });
});

test("without renewal there is no window", () => {
  expect(updateMeetingToken(olds, { ...inputs, renew: false })).toEqual({ ...inputs, ...made, renew: false });
});

test("an argument that is taken back is gone from the state, and nothing is undefined", () => {
  const updated = updateMeetingToken({ ...olds, allowMissingRoom: true, roomId: undefined }, inputs);
  expect(Object.keys(updated)).not.toContain("allowMissingRoom");
  expect(Object.values(updated)).not.toContain(undefined);
});
