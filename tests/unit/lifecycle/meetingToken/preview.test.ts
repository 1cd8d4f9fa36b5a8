import {
  previewMeetingToken,
  previewMeetingTokenUpdate,
} from "../../../../provider/src/lifecycle/meetingToken/preview";
import { unknown } from "../../../../provider/src/properties/unknown";
import { HOUR, NOON } from "../../support/fakes";

const inputs = { roomName: "standup", expiresIn: "24h" };

describe("before a token is made", () => {
  test("what Daily or the clock tells is not known, and all else is", () => {
    expect(previewMeetingToken({ ...inputs, expiresAt: unknown, __lifetime: 86_400 })).toEqual({
      ...inputs,
      expiresAt: unknown,
      token: unknown,
      issuedAt: unknown,
      domainName: unknown,
      renewAt: unknown,
      roomId: unknown,
      roomUrl: unknown,
      roomExpiresAt: unknown,
    });
  });

  test("what it will not have is known to be missing", () => {
    const made = { token: unknown, issuedAt: unknown, domainName: unknown };
    const fixed = { allRooms: true, exp: NOON + HOUR, expiresAt: "2026-03-01T13:00:00Z" };
    expect(previewMeetingToken(fixed)).toEqual({ ...fixed, ...made });
    const once = { allRooms: true, expiresIn: "24h", renew: false };
    expect(previewMeetingToken(once)).toEqual({ ...once, ...made });
  });
});

describe("before a token is updated", () => {
  const made = {
    token: "a token",
    issuedAt: "2026-03-01T12:00:00Z",
    roomId: "11111111-1111-4111-8111-111111111111",
    roomUrl: "https://acme.daily.co/standup",
    domainName: "acme",
  };
  const expiresAt = "2026-03-02T12:00:00Z";
  const olds = { ...inputs, ...made, expiresAt, renewAt: "2026-03-02T04:00:00Z" };

  test("a token that is kept is known, with what follows from the new arguments", () => {
    expect(previewMeetingTokenUpdate(olds, { ...inputs, renewBefore: "1h", expiresAt }, NOON)).toEqual({
      ...inputs,
      ...made,
      renewBefore: "1h",
      expiresAt,
      renewAt: "2026-03-02T11:00:00Z",
    });
  });

  test("when it is renewed is not known while an argument for it is not", () => {
    const preview = previewMeetingTokenUpdate(olds, { ...inputs, renewBefore: unknown, expiresAt }, NOON);
    expect(preview).toMatchObject({ token: "a token", renewAt: unknown });
  });

  test("a token that is minted anew in place, since a policy sets another end, is not known", () => {
    const news = { ...inputs, expiresIn: "1h", expiresAt: unknown };
    expect(previewMeetingTokenUpdate(olds, news, NOON)).toMatchObject({ token: unknown, expiresAt: unknown });
  });
});
