import fc from "fast-check";
import { acceptedProperties } from "../../../emulator/src/properties/check";
import { tokenTable } from "../../../emulator/src/properties/restTable";
import { switchesWith } from "../../../emulator/src/switches";
import { claimsOf, propertiesOf as emulatorReads } from "../../../emulator/src/token/claims";
import { sign } from "../../../emulator/src/token/jwt";
import { fromRest, toRest } from "../../../provider/src/properties/rest";
import { decodeMeetingToken, signMeetingToken } from "../../../provider/src/token";
import { propertyProblems } from "../../../provider/src/token/checks";
import { propertiesWithoutClaim } from "../../../provider/src/token/claims";
import { meetingTokenProperties } from "../../../provider/src/token/properties";
import type { MeetingTokenProperties } from "../../../provider/src/token/properties.generated";
import { propertiesOf } from "../support/arbitraries";
import { DOMAIN_ID, TEST_KEY } from "../support/vectors";

const names = Object.keys(meetingTokenProperties);
const withClaim = names.filter((name) => !propertiesWithoutClaim.includes(name));

const all = propertiesOf(meetingTokenProperties);
const signable = propertiesOf(meetingTokenProperties, withClaim) as fc.Arbitrary<MeetingTokenProperties>;
const switches = switchesWith({});
const keys = { apiKey: TEST_KEY, domainId: DOMAIN_ID };

describe("for every property, any value of its type", () => {
  test.each(names)("%s: is taken by the check, and comes back from REST as it went", (name) => {
    fc.assert(
      fc.property(propertiesOf(meetingTokenProperties, [name]), (properties) => {
        expect(propertyProblems(properties, "daily")).toEqual([]);
        expect(fromRest(meetingTokenProperties, overTheWire(toRest(meetingTokenProperties, properties)))).toEqual(
          properties,
        );
      }),
    );
  });

  test.each(withClaim)("%s: comes back from a token as it went", (name) => {
    const one = propertiesOf(meetingTokenProperties, [name]) as fc.Arbitrary<MeetingTokenProperties>;
    fc.assert(
      fc.property(one, (properties) => {
        expect(decodeMeetingToken(signMeetingToken(properties, keys)).properties).toEqual(properties);
      }),
      { numRuns: Math.min(40, fc.readConfigureGlobal()?.numRuns ?? 40) },
    );
  });
});

describe("for any set of properties", () => {
  test("program, REST, program", () => {
    fc.assert(
      fc.property(all, (properties) => {
        const body = overTheWire(toRest(meetingTokenProperties, properties));
        expect(fromRest(meetingTokenProperties, body)).toEqual(properties);
        expect(Object.keys(body)).toHaveLength(Object.keys(properties).length);
      }),
    );
  });

  test("program, token, program", () => {
    fc.assert(
      fc.property(signable, (properties) => {
        expect(decodeMeetingToken(signMeetingToken(properties, keys)).properties).toEqual(properties);
      }),
    );
  });

  test("the order in which a program writes them makes no other token", () => {
    fc.assert(
      fc.property(signable, fc.date({ noInvalidDate: true, min: new Date(0) }), (properties, now) => {
        const reversed = Object.fromEntries(Object.entries(properties).reverse());
        expect(signMeetingToken(reversed, { ...keys, now })).toBe(signMeetingToken(properties, { ...keys, now }));
      }),
    );
  });
});

describe("against the emulator's own code", () => {
  test("it takes every body that is made here", () => {
    fc.assert(
      fc.property(all, (properties) => {
        const body = overTheWire(toRest(meetingTokenProperties, { ...properties, exp: 8e9 }));
        expect(acceptedProperties(tokenTable, body, { now: 0, switches })).toEqual(body);
      }),
    );
  });

  test("a token that it mints decodes to the program's values, every property included", async () => {
    await fc.assert(
      fc.asyncProperty(all, async (properties) => {
        const claims = claimsOf(overTheWire(toRest(meetingTokenProperties, properties)), switches);
        const token = await sign({ ...claims, d: DOMAIN_ID, iat: 1893456000 }, "a secret of its own");
        expect(decodeMeetingToken(token).properties).toEqual(properties);
      }),
    );
  });

  test("it reads a token that is signed here as the program meant it", () => {
    fc.assert(
      fc.property(signable, (properties) => {
        const { claims } = decodeMeetingToken(signMeetingToken(properties, keys));
        const read = emulatorReads(claims, switches);
        expect(read.properties && fromRest(meetingTokenProperties, read.properties)).toEqual(properties);
      }),
    );
  });
});

function overTheWire(body: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(body));
}
