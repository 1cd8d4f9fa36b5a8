import { configurationFields, grantFields } from "../../provider/src/esc/fields";
import type { Field, Shape } from "../../provider/src/properties/shape";

/** The JSON schema of the configuration of `pulumi-daily/esc`, with which an editor completes and checks it. */
export function escSchema(): string {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of pulumi-daily's adapter for Pulumi ESC",
    ...configurationSchema(),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** https, or http on this machine and in its network. */
const ADDRESS = "^(https://|http://(127(\\.\\d+){3}|\\[::1\\]|([^/?#:@]+\\.)?localhost|[^/?#:@.]+)([:/?#]|$))";

/** With those of the check's rules that are about more than one value by itself. */
function configurationSchema(): object {
  const schema = objectSchema(configurationFields);
  const addresses = changed(schema, ["url", "issuer", "jwksUrl", "apiUrl"], { pattern: ADDRESS });
  const grants = changed(schema, ["grants"], { minItems: 1, items: grantSchema() });
  return { ...schema, properties: { ...schema.properties, ...addresses, ...grants } };
}

function grantSchema(): object {
  const schema = objectSchema(grantFields);
  const lists = changed(schema, ["environments", "rootEnvironments", "users", "rooms"], { minItems: 1 });
  const allOf = [unless("rooms", "allRooms"), unless("maxLifetime", "neverExpires")];
  return { ...schema, properties: { ...schema.properties, ...lists }, allOf };
}

function changed({ properties }: ObjectSchema, names: readonly string[], change: object): object {
  return Object.fromEntries(names.map((name) => [name, { ...properties[name], ...change }]));
}

function unless(name: string, word: string): object {
  return { anyOf: [{ required: [name] }, { required: [word], properties: { [word]: { const: true } } }] };
}

interface ObjectSchema {
  readonly type: "object";
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly properties: Readonly<Record<string, object>>;
}

function objectSchema(fields: Readonly<Record<string, Field>>, open = false): ObjectSchema {
  const required = Object.keys(fields).filter((name) => fields[name]?.required);
  const properties = Object.entries(fields).map(([name, { shape, doc }]) => [
    name,
    { description: doc, ...schemaOf(shape) },
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    ...(!open && { additionalProperties: false }),
  };
}

function schemaOf(shape: Shape): object {
  switch (shape.kind) {
    case "boolean":
      return { type: "boolean" };
    case "number":
      return {
        type: shape.integer ? "integer" : "number",
        ...(shape.min !== undefined && { minimum: shape.min }),
        ...(shape.max !== undefined && { maximum: shape.max }),
      };
    case "string":
      return {
        type: "string",
        // A pattern with the flag `i` has no equal in JSON schema; the command checks it.
        ...(shape.pattern && shape.pattern.regex.flags === "" && { pattern: shape.pattern.regex.source }),
        ...(shape.maxLength !== undefined && { maxLength: shape.maxLength }),
        ...(shape.values && !shape.others && { enum: shape.values }),
      };
    case "array":
      return { type: "array", items: schemaOf(shape.items), ...(shape.unique && { uniqueItems: true }) };
    case "map":
      return { type: "object", additionalProperties: schemaOf(shape.values) };
    case "object":
      return objectSchema(shape.fields, shape.open);
    case "union":
      return { anyOf: shape.of.map(schemaOf) };
  }
}
