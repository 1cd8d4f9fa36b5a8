import { type RoomSeen, warningsOf } from "../../../provider/src/cli/inspect/warnings";
import { decodeMeetingToken, signMeetingToken } from "../../../provider/src/token";
import { NOON } from "../support/fakes";
import { DOMAIN_ID, TEST_KEY } from "../support/vectors";

const at = (seconds: number) => new Date(seconds * 1_000);

test.each<[string, RoomSeen | undefined, boolean]>([
  ["nobody has asked for", undefined, false],
  ["has no end", { isThere: true }, false],
  ["ends later", { isThere: true, expiresAt: at(NOON + 1) }, false],
  ["has ended", { isThere: true, expiresAt: at(NOON) }, true],
  ["is not there", { isThere: false }, true],
])("a token of a room that %s", (_what, room, isGone) => {
  const properties = { roomName: "standup", exp: NOON + 3_600 };
  const token = signMeetingToken(properties, { apiKey: TEST_KEY, domainId: DOMAIN_ID, now: at(NOON) });
  const codes = warningsOf(decodeMeetingToken(token), token.length, at(NOON), room).map(({ code }) => code);
  expect(codes).toEqual(isGone ? ["no-room"] : []);
});
