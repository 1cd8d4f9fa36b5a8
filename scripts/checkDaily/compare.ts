import { isDeepStrictEqual } from "node:util";
import type { Field, NumberShape, ObjectShape, Shape } from "../../provider/src/properties/shape";
import { type Kind, type Schema, type Told, type ToldOfKind, told } from "./schema";

/** One thing that the tables and the document say differently. */
export interface Difference {
  /** Such as `POST /rooms`. */
  readonly request: string;
  /** The path in the request's body, in Daily's names: `properties.sip.codecs.audio[]`. */
  readonly property: string;
  /** `property`, `type`, `value`, `default`, `required`, `fields`, `deprecated`, or a limit in OpenAPI's words. */
  readonly what: string;
  readonly tables: string;
  readonly daily: string;
}

/** What the tables say and the document leaves open, so that nothing is held against it. */
export interface Untold {
  readonly request: string;
  readonly property: string;
  readonly what: "type" | "values" | "default" | "limit" | "fields";
}

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly untold: readonly Untold[];
}

const NONE = "none";

/** Holds the shape of a request's body against what a document says of it. */
export function compare(request: string, shape: Shape, schema: Schema, at: (ref: string) => Schema): Comparison {
  const differences: Difference[] = [];
  const untold: Untold[] = [];

  compareShape(shape, told(schema, at), "");
  return { differences, untold };

  function differ(property: string, what: string, tables: string, daily: string): void {
    differences.push({ request, property, what, tables, daily });
  }

  function leaveOpen(property: string, what: Untold["what"]): void {
    untold.push({ request, property, what });
  }

  function compareShape(wanted: Shape, said: Told, path: string): void {
    if (said.kinds.size === 0) leaveOpen(path, "type");
    else compareKinds(alternatives(wanted), said, path);
  }

  function compareKinds(shapes: readonly Shape[], said: Told, path: string): void {
    const ours = inWords(shapes.map(typeOf));
    const theirs = inWords([...said.kinds].map(([kind, { integer }]) => (integer ? "integer" : kind)));
    if (ours !== theirs) differ(path, "type", ours, theirs);
    for (const one of shapes) {
      const same = said.kinds.get(kindOf(one));
      if (same) compareKind(one, same, path);
    }
  }

  function compareKind(wanted: Shape, said: ToldOfKind, path: string): void {
    compareValues(wanted.kind === "string" ? wanted.values : undefined, said.values, path);
    compareLimits(limitsOf(wanted), said.limits, path);
    if (wanted.kind === "array" && said.items) compareShape(wanted.items, told(said.items, at), `${path}[]`);
    if (wanted.kind === "map") compareMap(wanted.values, said, path);
    if (wanted.kind === "object") compareObject(wanted, said, path);
  }

  function compareValues(
    ours: readonly string[] | undefined,
    theirs: readonly unknown[] | undefined,
    path: string,
  ): void {
    if (theirs && !ours) differ(path, "values", "any", theirs.map(asText).join(", "));
    if (ours && !theirs) leaveOpen(path, "values");
    if (!ours || !theirs) return;
    for (const value of theirs) if (!ours.some((one) => one === value)) differ(path, "value", NONE, asText(value));
    for (const value of ours) if (!theirs.includes(value)) differ(path, "value", asText(value), NONE);
  }

  function compareLimits(ours: Record<string, unknown>, theirs: Readonly<Record<string, unknown>>, path: string): void {
    for (const [name, limit] of Object.entries(theirs)) {
      if (ours[name] !== limit) differ(path, name, textOrNone(ours[name]), asText(limit));
    }
    if (Object.keys(ours).some((name) => !(name in theirs))) leaveOpen(path, "limit");
  }

  function compareMap(values: Shape, { properties, additionalProperties }: ToldOfKind, path: string): void {
    if (properties) differ(path, "fields", "any", Object.keys(properties).join(", "));
    else if (typeof additionalProperties !== "object") leaveOpen(path, "fields");
    else compareShape(values, told(additionalProperties, at), `${path}.*`);
  }

  function compareObject({ fields, open }: ObjectShape, said: ToldOfKind, path: string): void {
    const { properties, additionalProperties } = said;
    if (open && additionalProperties === false) differ(path, "further fields", "allowed", "refused");
    if (!open && additionalProperties) differ(path, "further fields", "refused", "allowed");
    if (!properties && Object.keys(fields).length > 0) leaveOpen(path, "fields");
    if (!properties) return;
    const known = new Map(Object.entries(fields).map(([name, field]) => [field.rest ?? name, field]));
    for (const [name, field] of known) {
      const schema = properties[name];
      if (schema) compareField(field, told(schema, at), said.required.includes(name), below(path, name));
      else differ(below(path, name), "property", inWords(alternatives(field.shape).map(typeOf)), NONE);
    }
    for (const [name, schema] of Object.entries(properties)) {
      const { kinds, deprecated } = told(schema, at);
      // What Daily is about to take away need not be added.
      if (!known.has(name) && !deprecated)
        differ(below(path, name), "property", NONE, inWords([...kinds.keys()]) || "any");
    }
  }

  function compareField(field: Field, said: Told, required: boolean, path: string): void {
    const deprecated = field.deprecatedFor !== undefined;
    if (deprecated !== said.deprecated) differ(path, "deprecated", yesOrNo(deprecated), yesOrNo(said.deprecated));
    if (required !== (field.required ?? false)) differ(path, "required", yesOrNo(!required), yesOrNo(required));
    if (said.default === undefined && field.default !== undefined) leaveOpen(path, "default");
    if (said.default !== undefined && !isDeepStrictEqual(said.default, field.default)) {
      differ(path, "default", textOrNone(field.default), asText(said.default));
    }
    compareShape(field.shape, said, path);
  }
}

const yesOrNo = (is: boolean) => (is ? "yes" : "no");

function alternatives(shape: Shape): readonly Shape[] {
  return shape.kind === "union" ? shape.of : [shape];
}

function kindOf({ kind }: Shape): Kind {
  return kind === "map" ? "object" : (kind as Kind);
}

/** A shape's type in JSON Schema's words. */
function typeOf(shape: Shape): string {
  return shape.kind === "number" && shape.integer ? "integer" : kindOf(shape);
}

/** A shape's limits in OpenAPI's words. */
function limitsOf(shape: Shape): Record<string, unknown> {
  const limits: Record<string, unknown> = {
    ...(shape.kind === "string" && { maxLength: shape.maxLength, pattern: shape.pattern?.regex.source }),
    ...(shape.kind === "number" && numberLimits(shape)),
    ...(shape.kind === "array" && { maxItems: shape.maxItems, uniqueItems: shape.unique }),
  };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

function numberLimits({ min, max, even }: NumberShape): Record<string, unknown> {
  return { minimum: min, maximum: max, multipleOf: even ? 2 : undefined };
}

function inWords(types: readonly string[]): string {
  return [...types].sort().join(" or ");
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function asText(value: unknown): string {
  return JSON.stringify(value);
}

function textOrNone(value: unknown): string {
  return value === undefined ? NONE : asText(value);
}
