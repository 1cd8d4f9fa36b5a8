import { previewNewRoom, previewRoomUpdate } from "../../../../provider/src/lifecycle/room/preview";
import { unknown } from "../../../../provider/src/properties/unknown";

const told = { url: unknown, roomId: unknown, createdAt: unknown, domainName: unknown };
const known = {
  url: "https://acme.daily.co/standup",
  roomId: "11111111-1111-4111-8111-111111111111",
  createdAt: "2026-03-01T12:00:00.000Z",
  domainName: "acme",
};
const sip = { displayName: "Phone", sipMode: "dial-in" };

describe("before a room is made", () => {
  test("what only Daily tells is not known, and how to call it only where that is set up", () => {
    expect(previewNewRoom({ name: "standup" })).toEqual({ name: "standup", ...told });
    const inputs = { name: "standup", sip, dialin: {} };
    expect(previewNewRoom(inputs)).toEqual({ ...inputs, ...told, sipUri: unknown, dialinCode: unknown });
  });
});

describe("before a room is changed", () => {
  const olds = { name: "standup", maxParticipants: 5, ...known };

  test("what is known stays so", () => {
    const news = { name: "standup", maxParticipants: 6 };
    expect(previewRoomUpdate(olds, news)).toEqual({ ...news, ...known });
  });

  test("how to call it is known as long as nothing about it changes", () => {
    const before = { ...olds, sip, sipUri: { endpoint: "a" }, dialin: {}, dialinCode: "1" };
    const news = { name: "standup", sip, dialin: {} };
    expect(previewRoomUpdate(before, news)).toMatchObject({ sipUri: { endpoint: "a" }, dialinCode: "1" });
    const other = { ...news, sip: { ...sip, displayName: "Other" } };
    expect(previewRoomUpdate(before, other)).toMatchObject({ ...known, sipUri: unknown });
    expect(previewRoomUpdate(olds, { name: "standup", dialin: {} })).toMatchObject({ dialinCode: unknown });
    expect(previewRoomUpdate(before, { name: "standup" })).toEqual({ name: "standup", ...known });
  });

  test("a room that is taken over may be another one", () => {
    const news = { name: "standup", maxParticipants: 5, adopt: true };
    expect(previewRoomUpdate(olds, news)).toEqual({ ...news, ...told });
    expect(previewRoomUpdate({ ...olds, adopt: true }, news)).toEqual({ ...news, ...known });
  });

  test("of one whose creation is unclear nothing is known", () => {
    expect(previewRoomUpdate({ name: "standup" }, { name: "standup" })).toEqual({ name: "standup", ...told });
  });
});
