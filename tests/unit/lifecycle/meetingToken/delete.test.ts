import { deleteMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/delete";
import { DAY, NOON, recordedLog } from "../../support/fakes";

function linesOf(props: object, now = NOON): string[] {
  const log = recordedLog();
  deleteMeetingToken("0123456789abcdef", { ...props }, { log, now });
  return log.lines;
}

const expiresAt = "2026-03-02T12:00:00Z";
const until = "info: Token 0123456789abcdef works until 2026-03-02T12:00:00Z: Daily has no call that revokes a token.";
const forEver = "info: Token 0123456789abcdef works for ever: Daily has no call that revokes a token.";

test.each<[string, object, string]>([
  ["with a room", { roomName: "standup", expiresAt }, `${until} Deleting room "standup" ends it at once.`],
  ["for all rooms", { expiresAt }, `${until} It names no room, so nothing ends it before.`],
  ["without an end", { roomName: "standup" }, `${forEver} Deleting room "standup" ends it at once.`],
  [
    "self-signed, with a room",
    { roomName: "standup", expiresAt, signing: "self" },
    `${until} Deleting room "standup" ends it at once. Regenerating the API key ends it too, with every other token that it signed.`,
  ],
  [
    "self-signed, for all rooms",
    { signing: "self" },
    `${forEver} Regenerating the API key ends it, with every other token that it signed.`,
  ],
  ["signed by Daily on request", { signing: "rest" }, `${forEver} It names no room, so nothing ends it before.`],
])("%s: what goes on working is said, and how to end it", (_, props, line) => {
  expect(linesOf(props)).toEqual([line]);
});

test("of a token that has expired nothing is said", () => {
  expect(linesOf({ roomName: "standup", expiresAt }, NOON + DAY)).toEqual([]);
  expect(linesOf({ roomName: "standup", expiresAt }, NOON + DAY - 1)).toHaveLength(1);
});
