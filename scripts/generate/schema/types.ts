import type { Field, ObjectShape, Shape, StringShape, UnionShape } from "../../../provider/src/properties/shape";
import { describeShape } from "../../../provider/src/properties/validate";
import { nativeType } from "../../../provider/src/runtime/resourceTypes";
import { deprecationInWords, inWords, rulesInWords } from "../words";
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
      description: [...inWords(field), ...untypedInWords(field.shape)].join(" "),
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
        if (shape.values === undefined || shape.others !== undefined) return { type: "string" };
        return this.register(name, shape, () => enumOf(shape));
      case "array":
        return arrayOf(this.typeOf(shape.items, name));
      case "map":
        return mapOf(this.typeOf(shape.values, name));
      case "union":
        return takesList(shape) ? any : { oneOf: shape.of.map((alternative) => this.typeOf(alternative, name)) };
      case "object": {
        if (Object.keys(shape.fields).length === 0) return mapOf(any);
        const type = this.objectType(shape, shape.typeName ?? name);
        // YAML, Go, C# and Java take no field that a type does not have.
        return shape.open ? { oneOf: [type, mapOf(any)] } : type;
      }
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
    const token = known ?? nativeType(name);
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

/** Python's SDK fails for a list where something else may stand, too ("Expected 'list' got 'typing.Union'"). */
const takesList = ({ of }: UnionShape) => of.some(({ kind }) => kind === "array");

/** What the schema's type does not say of a shape. A map has Daily's or our names, which SDKs write otherwise in a type. */
function untypedInWords(shape: Shape): string[] {
  if (shape.kind === "union" && takesList(shape)) return [`It is ${describeShape(shape)}.`];
  if (shape.kind === "array") return untypedInWords(shape.items);
  if (shape.kind !== "object" || !shape.open) return [];
  const names = Object.keys(shape.fields).map((name) => `\`${name}\``);
  return names.length === 0 ? [] : [`The keys of a map are ${names.join(", ")}, and others under Daily's own names.`];
}
