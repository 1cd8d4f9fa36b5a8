/**
 * The language in which the property tables are written: what a value may be, said once, for types, checks, the REST
 * mapping, the documentation and the emulator alike.
 */
export type Shape = BooleanShape | StringShape | NumberShape | ArrayShape | ObjectShape | MapShape | UnionShape;

export interface BooleanShape {
  readonly kind: "boolean";
}

export interface StringShape {
  readonly kind: "string";
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  /** `url`: http or https. `link`: also a deep link of an app, such as `myapp://bye`. */
  readonly format?: "url" | "link";
  readonly values?: readonly string[];
  /** What may stand beside the values. Without it nothing may. */
  readonly others?: Pattern;
}

/** What every value of a string has to match. */
export interface Pattern {
  readonly regex: RegExp;
  /** The rule in words, such that "it must be" may stand before it. */
  readonly rule: string;
  /** For a mistake that is often made: what it is and what to write instead. Undefined for any other mistake. */
  readonly remedy?: (value: string) => string | undefined;
}

export interface NumberShape {
  readonly kind: "number";
  readonly integer: boolean;
  readonly min?: number;
  readonly max?: number;
  /** `time`: seconds since the Unix epoch. */
  readonly unit?: "time" | "seconds" | "kbps" | "pixels" | "fps";
  readonly even?: boolean;
}

export interface ArrayShape {
  readonly kind: "array";
  readonly items: Shape;
  readonly maxItems?: number;
  readonly unique?: boolean;
  /** True if the order of the entries means something, such as a preference. */
  readonly ordered?: boolean;
  readonly flagged?: Flagged;
}

/** A list of objects of two sorts, which a flag of theirs tells apart: each sort has a limit of its own. */
export interface Flagged {
  /** The field that is true for one sort. */
  readonly by: string;
  readonly max: number;
  /** For those without the flag. A list that is not empty has one of them at least. */
  readonly maxOthers: number;
}

export interface ObjectShape {
  readonly kind: "object";
  /** What its type is called in a program, where it has a name there. */
  readonly typeName?: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** An open object takes fields that the table does not know, and passes them on as they are. */
  readonly open?: boolean;
  /** What Daily's names of such fields look like, where it is known. */
  readonly further?: Pattern;
  readonly kinds?: Kinds;
  /** Fields of which at most one may be there. */
  readonly oneOf?: readonly string[];
}

/** An object of several kinds: one field tells which it is, and each kind has fields that no other has. */
export interface Kinds {
  /** The name of the field that tells; without it, its default does. */
  readonly by: string;
  /** For each of its values the fields that this kind needs. The other kinds' are refused. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
}

/** An object with free keys, such as participant ids. */
export interface MapShape {
  readonly kind: "map";
  readonly values: Shape;
}

/** One of several kinds; no two alternatives are of the same kind. */
export interface UnionShape {
  readonly kind: "union";
  readonly of: readonly Shape[];
}

/** A field of an object. Its name in REST is its name in a program, unless `rest` says otherwise. */
export interface Field {
  readonly rest?: string;
  readonly shape: Shape;
  readonly required?: boolean;
  readonly default?: unknown;
  /**
   * True if what holds without a value is a rule of the room's or the domain's, and `default` only what that rule is
   * at first: to write the default out then says more than to leave it out.
   */
  readonly inherited?: boolean;
  /** Daily still takes the field, and wants this one in its place. */
  readonly deprecatedFor?: string;
  readonly doc: string;
}

/** A row of a property table. */
export interface Property extends Field {
  readonly rest: string;
  /** True if Daily offers the property on paid plans only. */
  readonly paid?: boolean;
  /** True if Daily documents that null resets the property. */
  readonly takesNull?: boolean;
  /** True if only Daily Prebuilt looks at the property. */
  readonly prebuilt?: boolean;
}

export type PropertyTable<P extends Property = Property> = Readonly<Record<string, P>>;

export const boolean: BooleanShape = { kind: "boolean" };
export const string = (limits: Omit<StringShape, "kind"> = {}): StringShape => ({ kind: "string", ...limits });
export const oneOf = (...values: string[]): StringShape => ({ kind: "string", values });
export const url = (limits: Omit<StringShape, "kind"> = {}): StringShape => ({
  kind: "string",
  format: "url",
  ...limits,
});
/** A URL, or a deep link of an app. */
export const link: StringShape = { kind: "string", format: "link" };
export const integer = (limits: Omit<NumberShape, "kind" | "integer"> = {}): NumberShape => ({
  kind: "number",
  integer: true,
  ...limits,
});
export const number = (limits: Omit<NumberShape, "kind" | "integer"> = {}): NumberShape => ({
  kind: "number",
  integer: false,
  ...limits,
});
/** Seconds since the Unix epoch, fractions included. */
export const time: NumberShape = number({ unit: "time", min: 0 });
export const wholeTime: NumberShape = integer({ unit: "time", min: 0 });
export const arrayOf = (items: Shape, limits: Omit<ArrayShape, "kind" | "items"> = {}): ArrayShape => ({
  kind: "array",
  items,
  ...limits,
});
export const object = (fields: Readonly<Record<string, Field>>, typeName?: string): ObjectShape => ({
  kind: "object",
  ...(typeName !== undefined && { typeName }),
  fields,
});
export const openObject = (
  fields: Readonly<Record<string, Field>>,
  rules: Pick<ObjectShape, "further" | "oneOf"> = {},
): ObjectShape => ({ kind: "object", fields, open: true, ...rules });
export const objectOfKinds = (fields: Readonly<Record<string, Field>>, kinds: Kinds): ObjectShape => ({
  ...object(fields),
  kinds,
});
export const mapOf = (values: Shape): MapShape => ({ kind: "map", values });
export const union = (...of: Shape[]): UnionShape => ({ kind: "union", of });
