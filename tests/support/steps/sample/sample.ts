import { steps } from "..";

describe("steps", () => {
  steps();
  test("the first passes", () => {});
  test("the second fails", () => expect(1).toBe(2));
  test("the third needs it", () => {});
  describe("and within", () => {
    test("so does the fourth", () => {});
  });
});

describe.each(["one chain", "another"])("%s", (name) => {
  steps();
  test("begins", () => expect(name).toBe("another"));
  test("goes on", () => {});
});

describe("steps whose beginning fails", () => {
  steps();
  beforeAll(() => {
    throw new Error("no stack");
  });
  test("the first says so", () => {});
  test("the second does not repeat it", () => {});
});

describe("tests that stand alone", () => {
  test("one fails", () => expect(1).toBe(2));
  test("another passes", () => {});
});
