/** A schema as an OpenAPI document writes it, as far as it is looked at. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly properties?: Properties;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly [further: string]: unknown;
}

type Properties = Readonly<Record<string, Schema>>;

export type Kind = "boolean" | "string" | "number" | "array" | "object";

/** What a document says of one value. Undefined is what it does not say. */
export interface Told {
  readonly kinds: ReadonlyMap<Kind, ToldOfKind>;
  readonly default: unknown;
  readonly deprecated: boolean;
}

export interface ToldOfKind {
  readonly integer: boolean;
  readonly values: readonly unknown[] | undefined;
  /** In OpenAPI's words: `minimum`, `maxLength`, ... */
  readonly limits: Readonly<Record<string, unknown>>;
  readonly properties: Properties | undefined;
  readonly required: readonly string[];
  readonly additionalProperties: boolean | Schema | undefined;
  readonly items: Schema | undefined;
}

const LIMITS = [
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
];

/** What a schema says of a value; `at` looks a reference up. */
export function told(schema: Schema, at: (ref: string) => Schema): Told {
  const all = alternatives(schema, at, []).filter(({ type }) => type !== "null");
  const kinds = new Map<Kind, Schema[]>();
  for (const one of all) {
    const kind = kindOf(one);
    // One that may be anything says that the whole may be anything.
    if (kind === undefined) return { kinds: new Map(), ...about(all) };
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return { kinds: new Map([...kinds].map(([kind, schemas]) => [kind, together(schemas)])), ...about(all) };
}

function about(all: readonly Schema[]): Pick<Told, "default" | "deprecated"> {
  // A null is how documents write that there is no default.
  const first = all.map((one) => one.default).find((value) => value !== undefined && value !== null);
  return { default: first, deprecated: all.some(({ deprecated }) => deprecated === true) };
}

/** A schema as a list of which one holds, each without references and without schemas that are put together. */
function alternatives(schema: Schema, at: (ref: string) => Schema, through: readonly string[]): Schema[] {
  const { $ref, allOf = [], oneOf, anyOf, type, ...own } = schema;
  if ($ref !== undefined && through.includes($ref)) throw new TypeError(`${$ref} leads back to itself.`);
  const within = $ref === undefined ? through : [...through, $ref];
  const types = type === undefined ? [undefined] : [type].flat();
  const choices: Schema[][] = [
    types.map((one) => ({ ...own, ...(one !== undefined && { type: one }) })),
    ...($ref === undefined ? [] : [alternatives(at($ref), at, within)]),
    ...allOf.map((part) => alternatives(part, at, within)),
    ...[oneOf, anyOf].flatMap((some) => (some ? [some.flatMap((one) => alternatives(one, at, within))] : [])),
  ];
  return choices.reduce((left, right) => left.flatMap((one) => right.flatMap((other) => both(one, other))));
}

/** What holds where two schemas hold; nothing if they cannot hold together. */
function both(one: Schema, other: Schema): Schema[] {
  const types = [one.type, other.type].filter((type) => type !== undefined);
  const type = types.includes("integer") && types.includes("number") ? "integer" : types[0];
  if (types.length === 2 && types[0] !== types[1] && type !== "integer") return [];
  const values = one.enum && other.enum ? one.enum.filter((value) => other.enum?.includes(value)) : undefined;
  return [
    {
      ...other,
      ...one,
      ...(type !== undefined && { type }),
      ...(values && { enum: values }),
      ...(one.properties && other.properties && { properties: merged(one.properties, other.properties, "allOf") }),
      ...(one.required && other.required && { required: [...new Set([...one.required, ...other.required])] }),
    },
  ];
}

function kindOf({
  type,
  properties,
  additionalProperties,
  items,
  enum: values,
  const: only,
}: Schema): Kind | undefined {
  if (type === "integer") return "number";
  if (type !== undefined) return type as Kind;
  if (properties || additionalProperties !== undefined) return "object";
  if (items) return "array";
  const value = values?.find((one) => one !== null) ?? only;
  return value === undefined || value === null ? undefined : (typeof value as Kind);
}

/** What holds where one of several schemas of a kind holds. */
function together(all: readonly Schema[]): ToldOfKind {
  const values = all.map(({ enum: some, const: only }) => some ?? (only === undefined ? undefined : [only]));
  const items = all.flatMap((one) => (one.items ? [one.items] : []));
  const further = all.map(({ additionalProperties }) => additionalProperties).filter((one) => one !== undefined);
  return {
    integer: all.every(({ type }) => type === "integer"),
    values: values.includes(undefined)
      ? undefined
      : [...new Set(values.flatMap((some) => some ?? []))].filter((value) => value !== null),
    limits: commonLimits(all),
    properties: all
      .flatMap(({ properties }) => (properties ? [nested(properties)] : []))
      .reduce<Properties | undefined>((left, right) => (left ? merged(left, right, "anyOf") : right), undefined),
    required: (all[0]?.required ?? []).filter((name) => all.every(({ required }) => required?.includes(name))),
    additionalProperties: further.find((one) => one !== false) ?? further[0],
    items: items.length > 1 ? { anyOf: items } : items[0],
  };
}

/** Where alternatives limit a value differently, none of their limits holds for all. */
function commonLimits(all: readonly Schema[]): Record<string, unknown> {
  const [first = {}, ...others] = all.map(limitsOf);
  return Object.fromEntries(
    Object.entries(first).filter(([name, limit]) => others.every((limits) => limits[name] === limit)),
  );
}

function limitsOf(schema: Schema): Record<string, unknown> {
  const stated = LIMITS.filter((name) => schema[name] !== undefined && schema[name] !== false);
  const limits: Record<string, unknown> = Object.fromEntries(stated.map((name) => [name, schema[name]]));
  for (const [exclusive, plain, step] of [
    ["exclusiveMinimum", "minimum", 1],
    ["exclusiveMaximum", "maximum", -1],
  ] as const) {
    // OpenAPI 3.0 marks the plain limit as exclusive; 3.1 has a limit of its own. Of whole numbers the next one holds.
    if (limits[exclusive] === true) {
      limits[exclusive] = limits[plain];
      delete limits[plain];
    }
    if (schema.type === "integer" && typeof limits[exclusive] === "number") {
      limits[plain] = (limits[exclusive] as number) + step;
      delete limits[exclusive];
    }
  }
  return limits;
}

function merged(one: Properties, other: Properties, how: "allOf" | "anyOf"): Properties {
  const result: Record<string, Schema> = { ...one };
  for (const [name, schema] of Object.entries(other)) {
    const before = result[name];
    result[name] = before ? { [how]: [before, schema] } : schema;
  }
  return result;
}

/** Daily's document writes some fields of an inner object as `outer['inner']['field']` beside it. */
function nested(properties: Properties): Properties {
  return Object.entries(properties).reduce<Properties>((all, [written, schema]) => {
    const [first = written, ...inner] = written.split(/\['|'\]/).filter((part) => part !== "");
    const whole = inner.reduceRight<Schema>((one, name) => ({ type: "object", properties: { [name]: one } }), schema);
    return merged(all, { [first]: whole }, "allOf");
  }, {});
}
