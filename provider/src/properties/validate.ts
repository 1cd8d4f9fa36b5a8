import type { ArrayShape, Field, Flagged, NumberShape, ObjectShape, Shape, StringShape } from "./shape";
import { didYouMean, slipOf } from "./suggest";
import { isRecord, unknown } from "./unknown";

/** A property, as a path in the program's words, and what is wrong with it and what to write instead. */
export interface Problem {
  readonly property: string;
  readonly reason: string;
  /** How much of the path may be shown of a secret. Default: the argument's name. */
  readonly at?: string;
  /** Says that the reason tells nothing of the value but its kind or size, so that it may be shown of a secret. */
  readonly valueFree?: true;
  /** Other properties whose values the reason tells. */
  readonly tells?: readonly string[];
}

/** From here on, a time is surely meant in milliseconds: in seconds it is the year 5138. */
export const MILLISECONDS_FROM = 1e11;

/** All that is wrong with a record of a table's properties. Absent, null and unknown values are never wrong. */
export function validateProperties(
  table: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
): Problem[] {
  return Object.entries(table).flatMap(([name, property]) => validateShape(property.shape, values[name], name));
}

/** All that is wrong with one value. */
export function validateShape(shape: Shape, value: unknown, path: string): Problem[] {
  if (value === undefined || value === null || value === unknown) return [];
  switch (shape.kind) {
    case "boolean":
      return typeof value === "boolean" ? [] : [mistyped(shape, value, path)];
    case "string":
      return typeof value === "string" ? validateString(shape, value, path) : [mistyped(shape, value, path)];
    case "number":
      return typeof value === "number" ? validateNumber(shape, value, path) : [mistyped(shape, value, path)];
    case "array":
      return Array.isArray(value) ? validateArray(shape, value, path) : [mistyped(shape, value, path)];
    case "object":
      return isRecord(value) ? validateObject(shape, value, path) : [mistyped(shape, value, path)];
    case "map":
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, item]) => validateShape(shape.values, item, `${path}["${key}"]`))
        : [mistyped(shape, value, path)];
    case "union": {
      const alternative = shape.of.find((candidate) => isOfKind(candidate, value));
      return alternative ? validateShape(alternative, value, path) : [mistyped(shape, value, path)];
    }
  }
}

/** What a shape is, in words: `true or false`, `one of a, b, c`, ... */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case "boolean":
      return "true or false";
    case "string":
      if (shape.values) {
        const values = `one of ${shape.values.map((each) => JSON.stringify(each)).join(", ")}`;
        return shape.others ? `${values}, or ${shape.others.rule}` : values;
      }
      if (shape.format === "link") return "a URL or a deep link";
      return shape.format ? "a URL" : "a string";
    case "number":
      if (shape.unit === "time") return `a ${shape.integer ? "whole " : ""}number of seconds since the Unix epoch`;
      return `${shape.integer ? "a whole number" : "a number"}${shape.unit ? ` of ${unitNames[shape.unit]}` : ""}`;
    case "array":
      return `a list, each entry ${describeShape(shape.items)}`;
    case "object":
    case "map":
      return "an object";
    case "union":
      return shape.of.map(describeShape).join(", or ");
  }
}

const unitNames = { time: "seconds", seconds: "seconds", kbps: "kbit/s", pixels: "pixels", fps: "frames per second" };

function mistyped(shape: Shape, value: unknown, path: string): Problem {
  const reason = `${path} is ${kindOf(value)}; it must be ${describeShape(shape)}.`;
  return { property: path, reason, valueFree: true };
}

/** What a value is, in words: `a list`, `a string`, ... */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

// Free text, such as a user's name, may be secret: a message tells its length at most.
function validateString(shape: StringShape, value: string, path: string): Problem[] {
  const wrong = (reason: string): Problem[] => [{ property: path, reason }];
  const wrongAnyway = (reason: string): Problem[] => [{ property: path, reason, valueFree: true }];
  if (shape.values && !shape.values.includes(value) && !shape.others?.regex.test(value)) {
    return wrong(
      `${path} is ${JSON.stringify(value)}; it must be ${describeShape(shape)}.${didYouMean(value, shape.values)}`,
    );
  }
  const mistake = shape.pattern?.remedy?.(value);
  if (mistake !== undefined) return wrong(`${path} is ${mistake}`);
  if (shape.maxLength !== undefined && value.length > shape.maxLength) {
    return wrongAnyway(`${path} has ${value.length} characters; Daily takes at most ${shape.maxLength}.`);
  }
  if (shape.pattern && !shape.pattern.regex.test(value)) {
    return wrong(`${path} is ${JSON.stringify(value)}; it must be ${shape.pattern.rule}.`);
  }
  if (shape.format === "url" && !/^https?:$/.test(protocolOf(value) ?? "")) {
    return wrongAnyway(`${path} is not an http or https URL; write the full URL, such as "https://example.com/bye".`);
  }
  if (shape.format === "link" && !isLink(value)) {
    return wrongAnyway(
      `${path} is neither a URL nor a deep link; write it in full, such as "https://example.com/bye" or "myapp://bye".`,
    );
  }
  return [];
}

/** Whether a text is a URL with an authority, such as `https://example.com` or `myapp://bye`: no script, no bare host. */
export function isLink(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/./i.test(text) && URL.canParse(text) && protocolOf(text) !== "javascript:";
}

function protocolOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).protocol : undefined;
}

function validateNumber(shape: NumberShape, value: number, path: string): Problem[] {
  const wrong = (reason: string): Problem[] => [{ property: path, reason }];
  if (!Number.isFinite(value)) return wrong(`${path} is ${value}; it must be ${describeShape(shape)}.`);
  if (shape.integer && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return wrong(`${path} is ${value}; JavaScript's whole numbers are exact up to ${Number.MAX_SAFE_INTEGER} only.`);
  }
  if (shape.unit === "time" && value >= MILLISECONDS_FROM) {
    return wrong(
      `${path} is ${value}, which is the year ${yearOf(value)}. Daily wants seconds: ${Math.floor(value / 1000)}.`,
    );
  }
  if (shape.integer && !Number.isInteger(value)) {
    const remedy = shape.unit === "time" ? ` Math.floor() makes it ${Math.floor(value)}.` : "";
    return wrong(`${path} is ${value}; it must be ${describeShape(shape)}.${remedy}`);
  }
  if (shape.min !== undefined && value < shape.min)
    return wrong(`${path} is ${value}; it must be at least ${shape.min}.`);
  if (shape.max !== undefined && value > shape.max)
    return wrong(`${path} is ${value}; it must be at most ${shape.max}.`);
  if (shape.even && value % 2 !== 0) return wrong(`${path} is ${value}; it must be an even number.`);
  return [];
}

const SECONDS_PER_YEAR = 365.2425 * 86_400;

/** The year of a Unix time, also beyond the 275,760 that Date reaches. */
function yearOf(seconds: number): number {
  return 1970 + Math.floor(seconds / SECONDS_PER_YEAR);
}

function validateArray(shape: ArrayShape, value: readonly unknown[], path: string): Problem[] {
  const problems = value.flatMap((item, index) => validateItem(shape.items, item, `${path}[${index}]`));
  if (shape.maxItems !== undefined && value.length > shape.maxItems) {
    problems.push({
      property: path,
      reason: `${path} has ${value.length} entries; Daily takes at most ${shape.maxItems}.`,
    });
  }
  if (shape.flagged) problems.push(...flaggedProblems(shape.flagged, value, path));
  const repeated = shape.unique
    ? value.find((item, index) => item !== unknown && value.indexOf(item) !== index)
    : undefined;
  if (typeof repeated === "string") {
    problems.push({ property: path, reason: `${path} names ${JSON.stringify(repeated)} twice; write it once.` });
  }
  return problems;
}

// An entry of which it is not known yet is counted as neither.
function flaggedProblems({ by, max, maxOthers }: Flagged, value: readonly unknown[], path: string): Problem[] {
  const entries = value.filter(isRecord).filter((entry) => entry[by] !== unknown);
  const flagged = entries.filter((entry) => entry[by] === true).length;
  const others = entries.length - flagged;
  const wrong = (reason: string): Problem => ({ property: path, reason: `${path} has ${reason}` });
  return [
    ...(flagged > max ? [wrong(`${flagged} entries with ${by}; Daily takes at most ${max}.`)] : []),
    ...(others > maxOthers ? [wrong(`${others} entries without ${by}; Daily takes at most ${maxOthers}.`)] : []),
    ...(flagged > 0 && flagged === value.length ? [wrong(`no entry without ${by}; Daily wants at least one.`)] : []),
  ];
}

// An absent property says nothing, but a list has no absent entries: Daily would be sent a null.
function validateItem(shape: Shape, item: unknown, path: string): Problem[] {
  return item === null || item === undefined ? [mistyped(shape, item, path)] : validateShape(shape, item, path);
}

function validateObject(shape: ObjectShape, value: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const problems: Problem[] = [];
  for (const [name, item] of Object.entries(value)) {
    const field = fieldOf(shape, name);
    if (field) problems.push(...validateShape(field.shape, item, `${path}.${name}`));
    else problems.push(...unknownFieldProblems(shape, name, path));
  }
  for (const [name, field] of Object.entries(shape.fields)) {
    if (field.required && (value[name] === undefined || value[name] === null)) {
      problems.push({ property: `${path}.${name}`, reason: `${path}.${name} is missing: ${field.doc}` });
    }
  }
  return [...problems, ...problemsOfKind(shape, value, path), ...problemsOfChoice(shape, value, path)];
}

function unknownFieldProblems(shape: ObjectShape, name: string, path: string): Problem[] {
  const wrong = (remedy: string): Problem[] => [
    { property: `${path}.${name}`, reason: `${path} has no field ${name}.${remedy}` },
  ];
  const names = Object.keys(shape.fields);
  const meant = names.find((known) => shape.fields[known]?.rest === name);
  if (meant !== undefined) return wrong(` Write ${meant}.`);
  if (!shape.open) return wrong(`${didYouMean(name, names)} It has ${names.join(", ")}.`);
  const slip = slipOf(name, names);
  if (slip !== undefined) return wrong(` Did you mean ${slip}?`);
  if (!shape.further || shape.further.regex.test(name)) return [];
  return wrong(
    `${didYouMean(name, names)} It has ${names.join(", ")}. For anything else that Daily has, use Daily's own name, ${shape.further.rule}.`,
  );
}

function problemsOfChoice(shape: ObjectShape, value: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const [first, second] = (shape.oneOf ?? []).filter((name) => value[name] !== undefined && value[name] !== null);
  if (second === undefined) return [];
  const reason = `${path}.${second} does not go with ${first}. Leave one of the two out.`;
  return [{ property: `${path}.${second}`, reason }];
}

function problemsOfKind(shape: ObjectShape, value: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const kind = fieldsOfKind(shape, value);
  if (kind === undefined) return [];
  const { by, needed, foreign } = kind;
  const has = (name: string) => value[name] !== undefined && value[name] !== null;
  return [
    ...needed
      .filter((name) => !has(name))
      .map((name) => ({
        property: `${path}.${name}`,
        reason: `${path}.${name} is missing, and ${by} needs it: ${shape.fields[name]?.doc}`,
      })),
    ...foreign.filter(has).map((name) => ({
      property: `${path}.${name}`,
      reason: `${path}.${name} does not go with ${by}. Leave it out.`,
    })),
  ];
}

/** What an object's kind needs, and what belongs to the other kinds alone; undefined if no kind is known. */
export function fieldsOfKind(shape: ObjectShape, value: Readonly<Record<string, unknown>>) {
  if (!shape.kinds) return undefined;
  const { by, needs } = shape.kinds;
  const kind = value[by] ?? shape.fields[by]?.default;
  if (typeof kind !== "string" || !Object.hasOwn(needs, kind)) return undefined;
  const needed = needs[kind] as readonly string[];
  const foreign = Object.values(needs)
    .flat()
    .filter((name) => !needed.includes(name));
  return { by: `${by} "${kind}"`, needed, foreign };
}

/** The field of that name. A name such as "constructor" is a field only if the table says so. */
export function fieldOf(shape: ObjectShape, name: string): Field | undefined {
  return Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
}

/** Whether a value has the shape's kind, whatever its limits: unions choose their alternative by it. */
export function isOfKind(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case "array":
      return Array.isArray(value);
    case "object":
    case "map":
      return isRecord(value);
    case "union":
      return shape.of.some((alternative) => isOfKind(alternative, value));
    default:
      return typeof value === shape.kind;
  }
}
