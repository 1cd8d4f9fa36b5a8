import type { Field, ObjectShape, Shape, StringShape } from "../../../provider/src/properties/shape";
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
      description: [...inWords(field), ...loose(field.shape)].join(" "),
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
        return isEnumeration(shape) ? this.register(name, shape, () => enumOf(shape)) : { type: "string" };
      case "array":
        return arrayOf(this.typeOf(shape.items, name));
      case "map":
        return mapOf(this.typeOf(shape.values, name));
      case "union":
        return { oneOf: shape.of.map((alternative) => this.typeOf(alternative, name)) };
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

function isEnumeration({ values, others }: StringShape): boolean {
  return values !== undefined && others === undefined;
}

/** A language wants a name for each value, and makes it from the value. */
const enumOf = ({ values = [] }: StringShape): EnumSpec => ({
  type: "string",
  enum: values.map((value) => ({ value, ...(value === "" && { name: "Empty" }) })),
});

/**
 * Whether an object becomes a map, so that the fields that its table does not know work in Go, C# and Java as well. SDKs
 * translate no key of a map: one with a field that Daily calls otherwise is a type, and takes others where objects are open.
 */
function isLoose({ open, fields }: ObjectShape): boolean {
  return open === true && Object.values(fields).every(({ rest }) => rest === undefined);
}

/** What a type cannot say, in words. */
function loose(shape: Shape): string[] {
  switch (shape.kind) {
    case "string":
      return shape.values === undefined || isEnumeration(shape) ? [] : [`One of ${codes(shape.values)}, or another.`];
    case "object":
      return isLoose(shape) ? [...Object.entries(shape.fields).map(fieldInWords), ...furtherInWords(shape)] : [];
    case "array":
      return loose(shape.items);
    case "union":
      return shape.of.flatMap(loose);
    default:
      return [];
  }
}

function fieldInWords([name, field]: [string, Field]): string {
  const values = field.shape.kind === "string" && field.shape.values ? [`One of ${codes(field.shape.values)}.`] : [];
  return [`\`${name}\`${field.required ? " (required)" : ""}:`, ...inWords(field), ...values].join(" ");
}

const codes = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(", ");
