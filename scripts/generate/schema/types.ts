import type { Field, ObjectShape, Shape, StringShape } from "../../../provider/src/properties/shape";
import { describeShape } from "../../../provider/src/properties/validate";
import { deprecationInWords, furtherInWords, inWords, rulesInWords } from "../words";
import { typeName } from "./names";
import {
  any,
  arrayOf,
  type EnumSpec,
  mapOf,
  type ObjectSpec,
  objectOf,
  type Properties,
  type PropertySpec,
  type TypeSpec,
} from "./spec";

type Fields = Readonly<Record<string, Field>>;

/** The types that have a name, collected while properties are made from the tables. */
export class Types {
  private readonly specs = new Map<string, { readonly of: object; readonly spec: ObjectSpec | EnumSpec }>();

  /** All of them, by their tokens. */
  all(): Record<string, ObjectSpec | EnumSpec> {
    const byToken = [...this.specs].sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(byToken.map(([token, { spec }]) => [token, spec]));
  }

  /** A type whose properties are no table's. */
  named(name: string, spec: ObjectSpec | EnumSpec): TypeSpec {
    return this.register(name, spec, () => spec);
  }

  /** The properties for a table's rows. `within` is the name of the object that they are of. */
  properties(fields: Fields, within = ""): Properties {
    return Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, this.property(field, typeName(within, name))]),
    );
  }

  private property(field: Field, name: string): PropertySpec {
    const [deprecationMessage] = deprecationInWords(field);
    return {
      ...this.typeOf(field.shape, name),
      description: [...inWords(field), ...looseInWords(field.shape)].join(" "),
      ...(deprecationMessage !== undefined && { deprecationMessage }),
    };
  }

  private typeOf(shape: Shape, name: string): TypeSpec {
    switch (shape.kind) {
      case "boolean":
        return { type: "boolean" };
      case "number":
        // The integers of C# and Java end in 2038.
        return { type: shape.integer && shape.unit !== "time" ? "integer" : "number" };
      case "string":
        if (shape.values === undefined || isLoose(shape)) return { type: "string" };
        return this.register(name, shape, () => enumOf(shape));
      case "array":
        return arrayOf(this.typeOf(shape.items, name));
      case "map":
        return mapOf(this.typeOf(shape.values, name));
      case "union":
        return isLoose(shape) ? any : { oneOf: shape.of.map((alternative) => this.typeOf(alternative, name)) };
      case "object":
        return isLoose(shape) ? mapOf(any) : this.objectType(shape, shape.typeName ?? name);
    }
  }

  private objectType(shape: ObjectShape, name: string): TypeSpec {
    return this.register(name, shape.fields, () => {
      const required = Object.keys(shape.fields).filter((field) => shape.fields[field]?.required);
      const description = rulesInWords(shape).join(" ");
      return {
        ...(description !== "" && { description }),
        ...objectOf(this.properties(shape.fields, name), required),
      };
    });
  }

  /** A name stands for one thing: what is the same in several places is one type. */
  private register(name: string, of: object, make: () => ObjectSpec | EnumSpec): TypeSpec {
    const known = [...this.specs].find(([, type]) => type.of === of)?.[0];
    const token = known ?? `daily:index:${name}`;
    if (known === undefined) {
      if (this.specs.has(token)) throw new Error(`Two types would be called ${name}: name one in names.ts.`);
      this.specs.set(token, { of, spec: make() });
    }
    return { $ref: `#/types/${token}` };
  }
}

const enumOf = ({ values = [] }: StringShape): EnumSpec => ({
  type: "string",
  enum: values.map((value) => ({ name: valueName(value), value })),
});

/** `cloud-audio-only` is `CloudAudioOnly`: names that the languages' generators make themselves have underscores. */
function valueName(value: string): string {
  const words = value.split(/[^A-Za-z0-9]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join("") || "Empty";
}

/**
 * Whether a type of the schema's would not take all that a shape does.
 *
 * A union with a list: Python's SDK fails for the list ("Expected 'list' got 'typing.Union'").
 * An open object: the types of Go, C# and Java take no further fields. One with a field that Daily calls otherwise is
 * a type all the same, since SDKs translate no key of a map: there further fields are for YAML, JavaScript and Python.
 */
function isLoose(shape: Shape): boolean {
  switch (shape.kind) {
    case "string":
      return shape.others !== undefined;
    case "union":
      return shape.of.some(({ kind }) => kind === "array");
    case "object":
      return shape.open === true && Object.values(shape.fields).every(({ rest }) => rest === undefined);
    default:
      return false;
  }
}

/** What the schema's type does not say of a shape. */
function looseInWords(shape: Shape): string[] {
  if (!isLoose(shape)) return [];
  if (shape.kind !== "object") return [`It is ${describeShape(shape)}.`];
  const fields = Object.entries(shape.fields);
  return fields.length === 0 ? [] : [...fields.map(fieldInWords), ...furtherInWords(shape)];
}

function fieldInWords([name, field]: [string, Field]): string {
  const required = field.required ? ", required" : "";
  return [`\`${name}\`${required}:`, ...inWords(field), `It is ${describeShape(field.shape)}.`].join(" ");
}
