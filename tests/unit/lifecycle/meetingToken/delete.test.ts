import { deleteMeetingToken } from "../../../../provider/src/lifecycle/meetingToken/delete";
import { DAY, NOON, recordedLog } from "../../support/fakes";

function linesOf(props: object, now = NOON): string[] {
  const log = recordedLog();
  deleteMeetingToken("0123456789abcdef", { ...props }, { log, now, said: new Set() });
  return log.lines;
}

const expiresAt = "2026-03-02T12:00:00Z";
const works = "info: Token 0123456789abcdef works";
const noCall = "Daily has no call that revokes a token.";
const atNoon = `until ${expiresAt}`;
const others = (which: string) =>
  `The same applies to every other token ${which} that this update removes, each until its own expiry.`;
const ofRoom = others("of that room");
const without = others("without a room");
const orDeleted = 'or until room "standup" is deleted';

test.each<[string, object, string]>([
  ["with a room", { roomName: "standup", expiresAt }, `${works} ${atNoon}, ${orDeleted}: ${noCall} ${ofRoom}`],
  [
    "for all rooms",
    { expiresAt },
    `${works} ${atNoon}: ${noCall} It is not limited to a room, so nothing ends it earlier. ${without}`,
  ],
  ["without an end", { roomName: "standup" }, `${works} forever, ${orDeleted}: ${noCall} ${ofRoom}`],
  [
    "self-signed, with a room",
    { roomName: "standup", expiresAt, signedBy: "apiKey" },
    `${works} ${atNoon}, ${orDeleted}: ${noCall} Regenerating the API key ends it too, with every other token that it signed. ${ofRoom}`,
  ],
  [
    "self-signed, for all rooms",
    { signedBy: "apiKey" },
    `${works} forever: ${noCall} Regenerating the API key ends it, with every other token that it signed. ${without}`,
  ],
  [
    "signed by Daily on request",
    { signedBy: "daily" },
    `${works} forever: ${noCall} It is not limited to a room, so nothing ends it earlier. ${without}`,
  ],
  [
    "with a room that ends before it",
    { roomName: "standup", expiresAt, roomExpiresAt: "2026-03-01T13:00:00Z" },
    `${works} until 2026-03-01T13:00:00Z, when room "standup" ends, or until that is deleted: ${noCall} If the room's exp has been moved since, it works ${atNoon}. ${ofRoom}`,
  ],
  [
    "without an end, with a room that has ended",
    { roomName: "standup", roomExpiresAt: "2026-03-01T12:00:00Z" },
    `${works.replace("works", "worked")} until 2026-03-01T12:00:00Z, when room "standup" ended: ${noCall} If the room's exp has been moved since, it works forever. ${ofRoom}`,
  ],
])("%s: it is said until when it works, and what ends it", (_, props, line) => {
  expect(linesOf(props)).toEqual([line]);
});

test("of a token that has expired nothing is said", () => {
  expect(linesOf({ roomName: "standup", expiresAt }, NOON + DAY)).toEqual([]);
  expect(linesOf({ roomName: "standup", expiresAt }, NOON + DAY - 1)).toHaveLength(1);
});

test("of many tokens it is said once for each room, and apart for those that something else ends, or nothing", () => {
  const log = recordedLog();
  const context = { log, now: NOON, said: new Set<string>() };
  for (let index = 0; index < 100; index++) {
    deleteMeetingToken(`token-${index}`, { roomName: `room-${index % 2}`, expiresAt }, context);
    deleteMeetingToken(`self-${index}`, { roomName: "room-0", expiresAt, signedBy: "apiKey" }, context);
    deleteMeetingToken(`all-${index}`, { expiresAt }, context);
    deleteMeetingToken(`endless-${index}`, { roomName: "room-0" }, context);
  }
  expect(log.lines.map((line) => /Token (\S+)/.exec(line)?.[1])).toEqual([
    "token-0",
    "self-0",
    "all-0",
    "endless-0",
    "token-1",
  ]);
});
