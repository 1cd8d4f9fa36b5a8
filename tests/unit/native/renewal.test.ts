import { nowInSeconds } from "../../../provider/src/daily/clock";
import { nativeMeetingToken } from "../../../provider/src/native/meetingToken";
import { isoTime } from "../../../provider/src/properties/time";
import { unknown } from "../../../provider/src/properties/unknown";
import { Configuration } from "../../../provider/src/runtime/configuration";
import { DAY, fakeClient, recordedLog } from "../support/fakes";

test("a window that is not known yet is not said to have opened", () => {
  const log = recordedLog();
  const context = {
    configuration: new Configuration(() => undefined, {}),
    urn: "urn:pulumi:test::p::daily:index:Room::bot",
    resourceName: "bot",
    log,
    clientOf: () => fakeClient(),
    oldInputs: {},
    changedSinceCheck: false,
    isImported: false,
    isRefresh: false,
  };
  const args = { roomName: "standup", expiresIn: "24h" };
  const olds = { ...args, token: "a token", expiresAt: isoTime(nowInSeconds() + DAY) };
  nativeMeetingToken().diff("id", olds, { ...args, renewBefore: unknown }, context);
  expect(log.lines).toEqual([]);
});
