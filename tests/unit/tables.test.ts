import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tokenTable } from "../../emulator/src/properties/restTable";
import { switchesWith } from "../../emulator/src/switches";
import { claimsOf, propertiesOf } from "../../emulator/src/token/claims";
import { toRest } from "../../provider/src/properties/rest";
import type { Property } from "../../provider/src/properties/shape";
import { roomProperties } from "../../provider/src/room/properties";
import { fromClaims, toClaims } from "../../provider/src/token/claims";
import { meetingTokenProperties, type TokenProperty } from "../../provider/src/token/properties";
import { roomFacts, tokenFacts } from "./support/facts";

const switches = switchesWith({});
const tokens: Readonly<Record<string, TokenProperty>> = meetingTokenProperties;
const rooms: Readonly<Record<string, Property>> = roomProperties;
const file = (path: string) => readFileSync(join(__dirname, "../..", path), "utf8");

describe("each of Daily's meeting-token properties", () => {
  test("has its row, and there is no other", () => {
    expect(Object.keys(tokens)).toEqual(tokenFacts.map(({ name }) => name));
  });

  const types = file("provider/src/token/properties.generated.ts");
  const page = file("docs/reference/meeting-token-properties.md");

  test.each(tokenFacts)(
    "$name is in names, types, REST, claims, decoder, page and emulator",
    ({ rest, name, claim, initial }) => {
      const row = tokens[name] as TokenProperty;
      expect({ rest: row.rest, claim: row.claim, default: row.default }).toEqual({ rest, claim, default: initial });
      expect(row.doc).toMatch(/^[A-Z].*\.$/);
      expect(types).toMatch(new RegExp(`^ {2}${name}\\?: `, "m"));
      expect(page).toContain(`| \`${name}\` | \`${rest}\` | ${claim ? `\`${claim}\`` : "none documented"}`);

      const value = sampleOf(name);
      expect(toRest(tokens, { [name]: value })).toEqual({ [rest]: value });
      expect(Object.keys(toClaims({ [name]: value }))).toEqual(claim ? [claim] : []);
      expect(fromClaims(claimsOf({ [rest]: value }, switches))).toEqual({ [name]: value });

      expect(tokenTable.get(rest)?.claim).toBe(claim);
      expect(propertiesOf(claimsOf({ [rest]: value }, switches), switches)).toEqual({ properties: { [rest]: value } });
    },
  );
});

describe("each of Daily's room properties", () => {
  test("has its row, and there is no other", () => {
    expect(Object.values(rooms).map(({ rest }) => rest)).toEqual(roomFacts.map(({ rest }) => rest));
  });

  const types = file("provider/src/room/properties.generated.ts");
  const page = file("docs/reference/room-properties.md");

  test.each(roomFacts)("$rest is in names, types, REST and page", ({ rest, initial }) => {
    const name = rest.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const row = rooms[name] as Property;
    expect({ rest: row.rest, default: row.default }).toEqual({ rest, default: initial });
    expect(row.doc).toMatch(/^[A-Z].*\.$/);
    expect(types).toMatch(new RegExp(`^ {2}${name}\\?: `, "m"));
    expect(page).toContain(`| \`${name}\` | \`${rest}\` |`);
    expect(toRest(rooms, { [name]: null })).toEqual({ [rest]: null });
  });
});

/** A value that a property allows; of the kind alone it is told which. */
function sampleOf(name: string): unknown {
  const { shape } = tokens[name] as TokenProperty;
  const special: Readonly<Record<string, unknown>> = {
    startCloudRecordingOpts: { width: 1280, layout: { preset: "default" } },
    permissions: { canSend: ["audio", "screenVideo"], canAdmin: ["participants"] },
    enableRecording: ["cloud", "local"],
    redirectOnMeetingExit: "https://example.com/bye",
    lang: "fr",
    roomName: "standup",
  };
  if (name in special) return special[name];
  return shape.kind === "boolean" ? true : shape.kind === "number" ? 1893456000 : "text";
}
