import { isDeepStrictEqual } from "node:util";
import {
  type ArrayShape,
  DIALIN_WITHIN_DAYS,
  fieldsOfKind,
  isLink,
  MILLISECONDS_FROM,
  type NumberShape,
  type ObjectShape,
  type Property,
  type Shape,
  type StringShape,
} from "pulumi-daily/properties";
import { invalidPlanType, invalidRequest } from "../http/errors.js";
import type { Switches } from "../switches.js";
import { type RestTable, withoutOlder } from "./restTable.js";

/** What else than a property's own shape decides whether it is taken. */
export interface Circumstances {
  /** Seconds since the Unix epoch. */
  readonly now: number;
  readonly switches: Switches;
  /** Whether null is of the wrong type, for all but the properties that it is documented for. Default: false. */
  readonly refusesNull?: boolean;
  /** Names that are taken beside the table's, with any value. Default: none. */
  readonly newProperties?: Pick<ReadonlyMap<string, unknown>, "has">;
}

/** The properties as they are taken. Refuses the first, in the order of the request, that Daily would refuse. */
export function acceptedProperties(
  table: RestTable,
  properties: Readonly<Record<string, unknown>>,
  circumstances: Circumstances,
): Record<string, unknown> {
  const { switches, refusesNull = false, newProperties } = circumstances;
  const known = switches.refusesOlderProperties ? withoutOlder(table) : table;
  const accepted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    const property = known.get(name);
    if (!property && newProperties?.has(name)) {
      if (value === null && refusesNull) throw invalidRequest(`${name} should not be null`);
      accepted[name] = value;
      continue;
    }
    if (!property) throw invalidRequest(`unknown parameter '${name}'`);
    accepted[name] = value;
    if (value === null && refusesNull && !property.takesNull) throw invalidRequest(mistyped(property.shape, name));
    if (value === null) continue;
    const wrong = problemWith(property.shape, value, name) ?? problemBeyondShape(name, value, property, circumstances);
    if (wrong) throw invalidRequest(wrong);
    if (switches.freePlan && property.paid && !isDeepStrictEqual(value, property.default)) throw invalidPlanType(name);
  }
  return accepted;
}

function problemBeyondShape(
  name: string,
  value: unknown,
  { shape }: Property,
  { now, switches }: Circumstances,
): string | undefined {
  if (name === "sip") return digitsForMany(value);
  if (name === "permissions" && switches.fourSendKinds) return beyondFour(value);
  if (name !== "exp" && name !== "nbf") return undefined;
  return (
    (shape.kind === "number" && shape.integer && !Number.isInteger(value) ? noTime(name, value) : undefined) ??
    (switches.refusesOddTimes ? oddTime(name, Number(value)) : undefined) ??
    (name === "exp" ? past(name, Number(value), now) : undefined)
  );
}

/** What is wrong with a value, in the manner of Daily's `info`, or undefined. */
export function problemWith(shape: Shape, value: unknown, path: string): string | undefined {
  switch (shape.kind) {
    case "boolean":
      return typeof value === "boolean" ? undefined : mistyped(shape, path);
    case "string":
      return typeof value === "string" ? problemWithString(shape, value, path) : mistyped(shape, path);
    case "number":
      return problemWithNumber(shape, value, path);
    case "array":
      return Array.isArray(value) ? problemWithArray(shape, value, path) : mistyped(shape, path);
    case "object":
      return isRecord(value) ? problemWithObject(shape, value, path) : mistyped(shape, path);
    case "map":
      return isRecord(value)
        ? firstOf(Object.entries(value), ([key, item]) => problemWith(shape.values, item, `${path}.${key}`))
        : mistyped(shape, path);
    case "union": {
      const alternative = shape.of.find((candidate) => hasKind(candidate, value));
      return alternative ? problemWith(alternative, value, path) : mistyped(shape, path);
    }
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const REST_SEND_KINDS = ["video", "audio", "screenVideo", "screenAudio"];

/** What the REST reference does not list in `canSend`. */
export function beyondFour(permissions: unknown): string | undefined {
  if (!isRecord(permissions) || !Array.isArray(permissions.canSend)) return undefined;
  const at = permissions.canSend.findIndex((each) => !REST_SEND_KINDS.includes(each));
  return at < 0
    ? undefined
    : `permissions.canSend[${at}] should be one of ${REST_SEND_KINDS.map((each) => `'${each}'`).join(", ")}`;
}

/** What is wrong with a room's `dialin` beside its end, which an earlier request may have set. */
export function dialinWithoutEnd(room: Readonly<Record<string, unknown>>, now: number): string | undefined {
  if (room.dialin === undefined) return undefined;
  return typeof room.exp === "number" && room.exp < now + DIALIN_WITHIN_DAYS * 86_400
    ? undefined
    : `a room with dialin needs an exp less than ${DIALIN_WITHIN_DAYS} days ahead`;
}

export function digitsForMany(sip: unknown): string | undefined {
  if (!isRecord(sip) || sip.force_digit_only_username !== true) return undefined;
  return Number(sip.num_endpoints ?? 1) > 1
    ? "sip.force_digit_only_username is not allowed with sip.num_endpoints above 1"
    : undefined;
}

function past(name: string, time: number, now: number): string | undefined {
  return time <= now ? `${name} was '${time}', which is in the past rather than in the future` : undefined;
}

function oddTime(name: string, time: number): string | undefined {
  return Number.isInteger(time) && time < MILLISECONDS_FROM ? undefined : noTime(name, time);
}

const noTime = (path: string, value: unknown) =>
  `${path} was '${asText(value)}' but should be a number of seconds since the unix epoch`;

/** What Daily says of a value of another type. */
function mistyped(shape: Shape, path: string): string {
  return `${path} should be ${article(kindName(shape))}`;
}

function kindName(shape: Shape): string {
  if (shape.kind === "union") return shape.of.map(kindName).join(" or ");
  if (shape.kind === "map") return "object";
  return shape.kind === "number" && shape.integer ? "integer" : shape.kind;
}

const article = (noun: string) => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

function problemWithString(shape: StringShape, value: string, path: string): string | undefined {
  if (shape.values && !shape.values.includes(value) && !shape.others?.regex.test(value)) {
    return `${path} should be one of ${shape.values.map((each) => `'${each}'`).join(", ")}`;
  }
  if (shape.maxLength !== undefined && value.length > shape.maxLength) {
    return path === "room_name"
      ? `room name exceeds ${shape.maxLength} characters`
      : `${path} exceeds ${shape.maxLength} characters`;
  }
  if (shape.pattern && !shape.pattern.regex.test(value)) {
    return path === "room_name" ? invalidRoomName(value) : `${path} should be ${shape.pattern.rule}`;
  }
  if (shape.format === "url" && !isWebUrl(value)) return `${path} should be a URL`;
  if (shape.format === "link" && !isLink(value)) return `${path} should be a URL`;
  return undefined;
}

/** Daily's words for a room name outside its alphabet. */
export const invalidRoomName = (name: string) =>
  `${name} contains invalid characters (room names can contain A-Z, a-z, 0-9, '-', and '_')`;

const isWebUrl = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function problemWithNumber(shape: NumberShape, value: unknown, path: string): string | undefined {
  if (shape.unit === "time") {
    return typeof value === "number" && Number.isFinite(value) ? undefined : noTime(path, value);
  }
  if (typeof value !== "number" || !Number.isFinite(value)) return mistyped(shape, path);
  if (shape.integer && !Number.isInteger(value)) return mistyped(shape, path);
  if (shape.min !== undefined && value < shape.min) return `${path} should be at least ${shape.min}`;
  if (shape.max !== undefined && value > shape.max) return `${path} should be at most ${shape.max}`;
  if (shape.even && value % 2 !== 0) return `${path} should be an even number`;
  return undefined;
}

const asText = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

function problemWithArray(shape: ArrayShape, value: readonly unknown[], path: string): string | undefined {
  if (shape.maxItems !== undefined && value.length > shape.maxItems) {
    return `${path} should have at most ${shape.maxItems} items`;
  }
  if (shape.unique && new Set(value).size < value.length) return `${path} should have unique items`;
  return (
    firstOf([...value.entries()], ([index, item]) => problemWith(shape.items, item, `${path}[${index}]`)) ??
    problemWithSorts(shape, value, path)
  );
}

function problemWithSorts({ flagged, items }: ArrayShape, value: readonly unknown[], path: string): string | undefined {
  if (!flagged || items.kind !== "object") return undefined;
  const { by, max, maxOthers } = flagged;
  const name = items.fields[by]?.rest ?? by;
  const count = value.filter((item) => isRecord(item) && item[name] === true).length;
  if (count > max) return `${path} should have at most ${max} items with ${name}`;
  if (value.length - count > maxOthers) return `${path} should have at most ${maxOthers} items without ${name}`;
  return count > 0 && count === value.length ? `${path} should have an item without ${name}` : undefined;
}

function problemWithObject(
  shape: ObjectShape,
  value: Readonly<Record<string, unknown>>,
  path: string,
): string | undefined {
  const fields = new Map(Object.entries(shape.fields).map(([name, field]) => [field.rest ?? name, field]));
  const camelCased = new Set([...fields.keys()].map(camelCase));
  const wrong = firstOf(Object.entries(value), ([name, item]) => {
    const field = fields.get(name);
    if (field) return item === null ? undefined : problemWith(field.shape, item, `${path}.${name}`);
    return shape.open && !camelCased.has(name) ? undefined : `unknown parameter '${path}.${name}'`;
  });
  if (wrong) return wrong;
  const missing = fieldsOfKind(shape, byProgramName(shape, value))?.needed ?? [];
  const ofKind = firstOf(missing, (name) => {
    const rest = shape.fields[name]?.rest ?? name;
    return (value[rest] ?? null) === null ? `missing required field '${path}.${rest}'` : undefined;
  });
  const [first, second] = (shape.oneOf ?? [])
    .map((name) => shape.fields[name]?.rest ?? name)
    .filter((rest) => (value[rest] ?? null) !== null);
  return (
    ofKind ??
    (second === undefined ? undefined : `${path}.${first} and ${path}.${second} exclude each other`) ??
    firstOf([...fields], ([name, field]) =>
      field.required && (value[name] ?? null) === null ? `missing required field '${path}.${name}'` : undefined,
    )
  );
}

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function byProgramName(shape: ObjectShape, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shape.fields).map(([name, { rest }]) => [name, value[rest ?? name]]));
}

function hasKind(shape: Shape, value: unknown): boolean {
  if (shape.kind === "array") return Array.isArray(value);
  if (shape.kind === "object" || shape.kind === "map") return isRecord(value);
  if (shape.kind === "union") return shape.of.some((alternative) => hasKind(alternative, value));
  return typeof value === shape.kind;
}

function firstOf<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const wrong = problem(item);
    if (wrong) return wrong;
  }
  return undefined;
}
