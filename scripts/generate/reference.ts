import type { Field, Property } from "../../provider/src/properties/shape";
import { roomOptions } from "../../provider/src/room/options";
import { roomProperties } from "../../provider/src/room/properties";
import {
  meetingTokenOptions,
  meetingTokenSetOptions,
  otherMeetingTokenOptions,
} from "../../provider/src/token/options";
import { meetingTokenProperties, type TokenProperty } from "../../provider/src/token/properties";
import { nestedObjects, shortType } from "./fields";
import { code, page, table } from "./markdown";
import { defaultInWords, deprecationInWords, limitsInWords, rulesInWords } from "./words";

const NONE = "–";

/** What a change of an argument does that is none of Daily's properties, where it does not keep the token. */
const changes: Readonly<Record<string, string>> = {
  expiresIn: "to another length: replaces the token",
  triggers: "replaces the token",
  signedBy: "replaces the token",
  otherProperties: "replaces the token",
};

export function meetingTokenPage(): string {
  return page(
    "Meeting-token properties",
    "What a [`MeetingToken`](../resources/meeting-token.md) takes, and each token of a " +
      "[`MeetingTokenSet`](../resources/meeting-token-set.md). Daily documents each property: " +
      "<https://docs.daily.co/reference/rest-api/meeting-tokens/config>.",
    "A token cannot be changed: a change to any of these properties replaces it, or mints it anew in a set. To write out a default is no change.",
    "## Daily's properties",
    table(
      ["Property", "In REST", "Claim", "Type", "Default", "Limits", "Meaning", "Plan"],
      rows<TokenProperty>(meetingTokenProperties).map(([name, property]) => [
        code(name),
        code(property.rest),
        property.claim === undefined ? "none documented: it cannot be self-signed" : code(property.claim),
        ...described(property),
        planOf(property),
      ]),
    ),
    "Times are seconds since the Unix epoch.",
    ...nestedTables(meetingTokenProperties),
    "### The short form of `permissions`",
    "Inside a self-signed token `permissions` is the claim `p`: `hasPresence` is `hp`, `canSend` is `cs`, `canReceive` is " +
      "`cr` (with `b`, `u` and `p` for `base`, `byUserId` and `byParticipantId`), `canAdmin` is `ca`. A list becomes one string " +
      'with commas, such as `"cs": "a,sv"`.',
    "## Managing the token",
    "A `Duration` is a number of seconds, or a number with its unit in a string. A number in a string without a unit is refused.",
    table(
      ["Argument", "Type", "Default", "Meaning", "A change"],
      [
        ...rows(otherMeetingTokenOptions).map(([name, option]) => [
          code(name),
          option.type,
          option.default ?? NONE,
          option.doc,
          changes[name] ?? "keeps the token",
        ]),
        ...rows<Field>(meetingTokenOptions).map(([name, option]) => [
          code(name),
          code(shortType(option.shape)),
          defaultInWords(option) ?? NONE,
          option.doc,
          changes[name] ?? "keeps the token",
        ]),
      ],
    ),
    "## Managing a set of tokens",
    "Beside `tokens`, and all of the above for what its tokens share, a `MeetingTokenSet` takes:",
    table(
      ["Argument", "Type", "Default", "Meaning"],
      rows<Field>(meetingTokenSetOptions).map(([name, option]) => [
        code(name),
        code(shortType(option.shape)),
        defaultInWords(option) ?? NONE,
        option.doc,
      ]),
    ),
  );
}

export function roomPage(): string {
  return page(
    "Room properties",
    "What a [`Room`](../resources/room.md) takes. Daily documents each property: " +
      "<https://docs.daily.co/reference/rest-api/rooms/config>. A property that the program does not declare is left as it " +
      "is. One that it no longer declares is set to the default in the table, or to null if there is none; " +
      "[Daily may refuse that null](../guides/limits.md#of-this-provider).",
    "A room is changed in place, even while people are in it. Two things replace it: a new name, and any change to a room that has expired.",
    "## The room",
    table(
      ["Argument", "Type", "Default", "Limits", "Meaning"],
      rows<Field>(roomOptions).map(([name, option]) => [code(name), ...described(option)]),
    ),
    "## Daily's properties",
    table(
      ["Property", "In REST", "Type", "Default", "Limits", "Meaning", "Plan"],
      rows<Property>(roomProperties).map(([name, property]) => [
        code(name),
        code(property.rest),
        ...described(property),
        planOf(property),
      ]),
    ),
    "Times are seconds since the Unix epoch. A property without a default here takes the domain's setting.",
    ...nestedTables(roomProperties),
  );
}

function nestedTables(fields: Readonly<Record<string, Field>>): string[] {
  return nestedObjects(fields).flatMap((nested) => [
    `### ${nested.paths.map(code).join(", ")}`,
    fieldsTable(nested.fields),
    ...rulesInWords(nested),
  ]);
}

function fieldsTable(fields: Readonly<Record<string, Field>>): string {
  const renamed = Object.values(fields).some(({ rest }) => rest !== undefined);
  return table(
    ["Field", ...(renamed ? ["In REST"] : []), "Type", "Default", "Limits", "Meaning"],
    rows<Field>(fields).map(([name, field]) => [
      code(name) + (field.required ? ", required" : ""),
      ...(renamed ? [code(field.rest ?? name)] : []),
      ...described(field),
    ]),
  );
}

function described(field: Field): string[] {
  return [
    code(shortType(field.shape)),
    defaultInWords(field) ?? NONE,
    limitsInWords(field.shape).join(" ") || NONE,
    [field.doc, ...deprecationInWords(field).map((text) => `Deprecated: ${text}`)].join(" "),
  ];
}

function planOf({ paid, prebuilt }: Property): string {
  return [...(paid ? ["paid"] : []), ...(prebuilt ? ["Prebuilt only"] : [])].join(", ") || "any";
}

function rows<T>(fields: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(fields);
}
