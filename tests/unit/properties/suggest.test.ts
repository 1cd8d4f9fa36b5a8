import { didYouMean, slipOf, suggest } from "../../../provider/src/properties/suggest";
import { meetingTokenProperties } from "../../../provider/src/token/properties";

const known = Object.keys(meetingTokenProperties);

test.each([
  ["room_name", "roomName"],
  ["ROOMNAME", "roomName"],
  ["is-owner", "isOwner"],
  ["roomNam", "roomName"],
  ["startVidoOf", "startVideoOff"],
  ["langs", "lang"],
])("%s was meant for %s", (name, meant) => {
  expect(suggest(name, known)).toBe(meant);
  expect(didYouMean(name, known)).toBe(` Did you mean ${meant}?`);
});

test.each(["colour", "xy", "ab", ""])("nothing is guessed of %p", (name) => {
  expect(suggest(name, known)).toBeUndefined();
  expect(didYouMean(name, known)).toBe("");
});

test("a name of two letters is no guess, but one that is the same letters is known", () => {
  expect(suggest("ab", ["abc"])).toBeUndefined();
  expect(suggest("a_b", ["aB"])).toBe("aB");
  expect(suggest("abc", ["abcd"])).toBe("abcd");
});

test("a longer name may differ in more letters", () => {
  expect(suggest("abcdefghijkl", ["abcdefghiXYZ"])).toBe("abcdefghiXYZ");
  expect(suggest("abcdefghijk", ["abcdefghXYZ"])).toBeUndefined();
  expect(suggest("abcd", ["abXY"])).toBe("abXY");
  expect(suggest("abcd", ["aXYZ"])).toBeUndefined();
});

test.each([
  ["bucketname", "bucketName"],
  ["bucket_name", "bucketName"],
  ["bucketRegoin", "bucketRegion"],
  ["paths", "path"],
])("%s is a slip of %s", (name, meant) => {
  expect(slipOf(name, ["bucketName", "bucketRegion", "path"])).toBe(meant);
});

test.each(["auth", "key", "bucket_class", ""])("%p is a name of its own", (name) => {
  expect(slipOf(name, ["bucketName", "bucketRegion", "path"])).toBeUndefined();
});

test("without names there is no guess", () => {
  expect(suggest("roomName", [])).toBeUndefined();
});
