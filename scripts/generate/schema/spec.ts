/** A Pulumi package schema, as far as this one needs it. https://www.pulumi.com/docs/iac/build-with-pulumi/schema */

export type TypeSpec = PlainTypeSpec & { readonly plain?: true };

type PlainTypeSpec =
  | { readonly type: "boolean" | "integer" | "number" | "string" }
  | { readonly type: "array"; readonly items: TypeSpec }
  | { readonly type: "object"; readonly additionalProperties: TypeSpec }
  | { readonly $ref: string }
  | { readonly oneOf: readonly TypeSpec[] };

export type PropertySpec = TypeSpec & {
  readonly description: string;
  readonly deprecationMessage?: string;
  readonly secret?: true;
};

export type Properties = Readonly<Record<string, PropertySpec>>;

export interface ObjectSpec {
  readonly description?: string;
  readonly type: "object";
  readonly properties: Properties;
  readonly required?: readonly string[];
}

export interface EnumSpec {
  readonly type: "string";
  readonly enum: readonly { readonly name: string; readonly value: string }[];
}

export interface ResourceSpec {
  readonly description: string;
  readonly isComponent?: true;
  readonly properties?: Properties;
  readonly required?: readonly string[];
  readonly inputProperties: Properties;
  readonly requiredInputs?: readonly string[];
  readonly aliases?: readonly { readonly type: string }[];
}

export interface FunctionSpec {
  readonly description: string;
  readonly inputs: ObjectSpec;
  readonly outputs: ObjectSpec;
}

export const boolean: TypeSpec = { type: "boolean" };
export const string: TypeSpec = { type: "string" };
export const any: TypeSpec = { $ref: "pulumi.json#/Any" };
export const mapOf = (values: TypeSpec): TypeSpec => ({ type: "object", additionalProperties: values });
export const arrayOf = (items: TypeSpec): TypeSpec => ({ type: "array", items });

/** Seconds, or a number with its unit, such as "24h". */
export const duration: TypeSpec = { oneOf: [string, { type: "integer" }] };

/** A type that a program has to know when it declares the resource. */
export const plain = <T extends TypeSpec>(type: T): T => ({ ...type, plain: true });

export const objectOf = (properties: Properties, required: readonly string[] = []): ObjectSpec => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
