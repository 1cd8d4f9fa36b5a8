import type { PropertyTable } from "../../provider/src/properties/shape";
import { validateProperties } from "../../provider/src/properties/validate";
import { roomProperties } from "../../provider/src/room/properties";
import { meetingTokenProperties } from "../../provider/src/token/properties";
import { roomLimits, tokenLimits } from "./support/limitFacts";

const cases = [
  ...tokenLimits.map((fact) => ({ ...fact, of: "a token", table: meetingTokenProperties as PropertyTable })),
  ...roomLimits.map((fact) => ({ ...fact, of: "a room", table: roomProperties as PropertyTable })),
];

describe.each(cases)("$property of $of", ({ property, table, taken, refused }) => {
  const reasons = (value: unknown) => validateProperties(table, { [property]: value }).map(({ reason }) => reason);

  test.each(taken.map((value) => [value]))("takes %j", (value) => {
    expect(reasons(value)).toEqual([]);
  });

  test.each(refused.map((value) => [value]))("does not take %j, and says so", (value) => {
    expect(reasons(value)[0]).toMatch(new RegExp(`^${property}`));
  });
});
