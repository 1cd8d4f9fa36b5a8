import { joinUrlOf } from "../../../provider/src/token/joinUrl";

test("a room's URL with the token in its query opens it; without the room's URL there is none", () => {
  expect(joinUrlOf("https://acme.daily.co/standup", "a-token")).toBe("https://acme.daily.co/standup?t=a-token");
  expect(joinUrlOf(undefined, "a-token")).toBeUndefined();
});
