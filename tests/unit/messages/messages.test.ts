import * as pulumi from "@pulumi/pulumi";
import { noApiKey } from "../../../provider/src/daily/account";
import { DailyError, type DailyErrorCode } from "../../../provider/src/daily/errors";
import { UserError } from "../../../provider/src/lifecycle/types";
import type { Field, Shape } from "../../../provider/src/properties/shape";
import { roomOptions } from "../../../provider/src/room/options";
import { roomProperties } from "../../../provider/src/room/properties";
import { MeetingTokenError, type MeetingTokenErrorCode } from "../../../provider/src/token/errors";
import {
  DEFAULT_RENEWAL_WINDOW,
  meetingTokenOptions,
  meetingTokenSetOptions,
  otherMeetingTokenOptions,
} from "../../../provider/src/token/options";
import { meetingTokenProperties } from "../../../provider/src/token/properties";
import { KEY } from "../daily/fakes";
import { TEST_KEY } from "../support/vectors";
import type { Message } from "./message";
import { messagesOfCalls } from "./ofCalls";
import { messagesOfChecks } from "./ofChecks";
import { messageOfDefect, messagesOfEngine, OPAQUE_KEY } from "./ofEngine";
import { messagesOfLifecycle } from "./ofLifecycle";
import { messagesOfPlugin } from "./ofPlugin";
import { messagesOfPrograms } from "./ofPrograms";
import { messagesOfTokens } from "./ofTokens";
import { sourceTexts } from "./sourceTexts";

let messages: Message[];
beforeAll(async () => {
  messages = [
    ...messagesOfChecks(),
    ...(await messagesOfCalls()),
    ...(await messagesOfTokens()),
    ...(await messagesOfLifecycle()),
    ...(await messagesOfEngine()),
    ...(await messagesOfPlugin()),
    ...(await messagesOfPrograms()),
  ];
});

/** What holds for each message; the ones for which it does not are shown. */
function expectOfEach(holds: (message: Message) => boolean): void {
  expect(messages.filter((message) => !holds(message)).map(({ text }) => text)).toEqual([]);
}

const READ_ELSEWHERE = [
  // Inside of the package only: what throws these also catches them.
  "no text",
  '" is another one.',
  "no answer in time",
  // Told of a program that is really run, and tested so.
  "pulumi-daily is not installed where this program runs",
  '" to the dependencies in ',
  " and install again: a program lists it also when another package uses it. Before its release, install it from its file: npm install ./pulumi-daily-",
  // Told where the SDK is another one, and tested so.
  "pulumi-daily cannot keep meeting tokens out of the debug log",
  // Stands before a stack: it has a test of its own below.
  "This is a defect of pulumi-daily; please report it with what follows.",
  // Told by the command, whose tests read it.
  noApiKey.command,
  noApiKey.esc,
  ...Object.values(noApiKey.doctor),
  // Told in a preview on the engine, and tested so.
  ": an argument of its provider is not known yet. Use ",
  "Output, whose result is then not known either.",
  // Notes in the tables and to the compiler.
  DEFAULT_RENEWAL_WINDOW.inWords,
];

// The command and the adapter for ESC have tests of their own, which read what they say.
test("every text in the sources that a person may get to read is among them", () => {
  const all = messages.map(({ text }) => text).join("\n");
  const missing = sourceTexts({ except: ["cli", "esc"] }).filter(
    ({ text }) => !all.includes(text) && !READ_ELSEWHERE.some((known) => text.includes(known)),
  );
  expect(missing).toEqual([]);
});

test("none holds a key, a token, a credential or the query of a URL", () => {
  const secrets = [TEST_KEY, KEY, "eyJ", "password", "?t=", "secret}"];
  expectOfEach(({ text, error }) => {
    const whole = [text, String(error?.cause ?? ""), error === undefined ? "" : JSON.stringify(error)].join("\n");
    return !secrets.some((secret) => whole.includes(secret));
  });
});

test("each is one paragraph of whole sentences, without a stack and without a shout", () => {
  expectOfEach(({ text }) => /^[\w"{].*[.?]$/.test(text));
  expectOfEach(({ text }) => !/\n|^ {4}at |!|\[object|undefined|null|Error:/.test(text));
});

test("each problem is about a property that exists, or that the program has invented", () => {
  const known = new Set([
    ...allNames,
    ...[
      "room_name",
      "colour",
      "enable_chat",
      "can_receive",
      "rtmp_config",
      "Quality",
      "varient",
      "r",
      "iat",
      "iss",
      "domain_id",
      "enable_prejoin_ui",
      // The names of a set's tokens.
      ...["ada", "bot", "constructor"],
    ],
  ]);
  expectOfEach(
    ({ property }) => property === undefined || property.split(/[.[]/).every((part) => isKnownPart(part, known)),
  );
});

test("each names its property first, as the program writes it", () => {
  expectOfEach(
    ({ property, text }) =>
      property === undefined ||
      text.includes(property) ||
      text.startsWith(`${property.replace(/\.[^.]*$/, "")} has no field `) ||
      /^(tokens\.\w+: )?(The token would never expire|A \w+ has no argument)/.test(text),
  );
});

test("no message names a property that does not exist", () => {
  const known = new Set([...allNames, ...OTHER_NAMES]);
  expectOfEach(({ text }) => {
    const names = text.replace(/"[^"]*"/g, "").match(/\b[a-z]+[A-Z]\w*/g) ?? [];
    return names.every((name) => known.has(name));
  });
});

test("each error is one of ours, with a code where a program may branch on it", () => {
  const dailyCodes: Record<DailyErrorCode, true> = {
    auth: true,
    forbidden: true,
    "not-found": true,
    "invalid-request": true,
    "rate-limited": true,
    unavailable: true,
    network: true,
    timeout: true,
    cancelled: true,
  };
  const tokenCodes: Record<MeetingTokenErrorCode, true> = {
    malformed: true,
    "invalid-signature": true,
    "wrong-domain": true,
    expired: true,
    "not-yet-valid": true,
    rejected: true,
    "invalid-property": true,
    "invalid-option": true,
  };
  const seen = new Set<string>();
  for (const { error } of messages) {
    if (error instanceof DailyError || error instanceof MeetingTokenError) seen.add(error.code);
    else
      expect(
        error === undefined || error instanceof UserError || isRunError(error) || error.stack === "refresh failed",
      ).toBe(true);
  }
  expect([...seen].sort()).toEqual(Object.keys({ ...dailyCodes, ...tokenCodes }).sort());
});

test("what nobody foresaw is said to be a defect, and its stack holds no key and no token", async () => {
  const { text } = await messageOfDefect();
  expect(text).toMatch(
    /^This is a defect of pulumi-daily; please report it with what follows\.\nTypeError: cannot read/,
  );
  expect(text).toMatch(/\n +at /);
  for (const secret of [TEST_KEY, OPAQUE_KEY, "eyJ"]) expect(text).not.toContain(secret);
});

/** Pulumi prints these without a stack. */
function isRunError(error: Error): boolean {
  return pulumi.RunError.isInstance(error);
}

/** Names of settings, functions, options and outputs that messages may tell. */
const OTHER_NAMES = [
  "getRoomOutput",
  "getRoom",
  "getDomain",
  "validateMeetingToken",
  "provider",
  "async",
  "deleteBeforeReplace",
  "apiKey",
  "apiUrl",
  "domainId",
  "maxTokenLifetime",
  "requestPacing",
  "ignoreNbf",
  "roomId",
];

const allNames: readonly string[] = [
  ...namesIn(meetingTokenProperties),
  ...namesIn(roomProperties),
  ...Object.keys({ ...meetingTokenOptions, ...otherMeetingTokenOptions, ...meetingTokenSetOptions, ...roomOptions }),
  "tokens",
];

function namesIn(fields: Readonly<Record<string, Field>>): string[] {
  return Object.entries(fields).flatMap(([name, { shape }]) => [name, ...namesInShape(shape)]);
}

function namesInShape(shape: Shape): string[] {
  switch (shape.kind) {
    case "object":
      return namesIn(shape.fields);
    case "array":
      return namesInShape(shape.items);
    case "map":
      return namesInShape(shape.values);
    case "union":
      return shape.of.flatMap(namesInShape);
    default:
      return [];
  }
}

function isKnownPart(part: string, known: ReadonlySet<string>): boolean {
  return known.has(part) || /^\d+\]$/.test(part);
}
