import { isoTime, unixTime } from "../../../provider/src/properties/time";

test("a time is written to the second, and with its fraction if it has one", () => {
  expect(isoTime(1893456000)).toBe("2030-01-01T00:00:00Z");
  expect(isoTime(1893456000.5)).toBe("2030-01-01T00:00:00.500Z");
  expect(unixTime("2030-01-01T00:00:00Z")).toBe(1893456000);
  expect(unixTime("2030-01-01T00:00:00.500Z")).toBe(1893456000.5);
});
