import type { Field, Shape } from "../../provider/src/properties/shape";
import { deprecationInWords, inWords } from "./words";

/** The TypeScript interface of a table of fields, doc comments included, so that an editor shows them. */
export function interfaceOf(name: string, doc: string, fields: Readonly<Record<string, Field>>): string {
  return `/** ${doc} */\nexport interface ${name} ${objectType(fields, 0)}\n`;
}

function objectType(fields: Readonly<Record<string, Field>>, depth: number, open = false): string {
  const indent = "  ".repeat(depth + 1);
  const lines = Object.entries(fields).map(([name, field]) => {
    const optional = field.required ? "" : "?";
    return `${indent}/** ${docOf(field)} */\n${indent}${name}${optional}: ${typeOf(field.shape, depth + 1)};`;
  });
  if (open) lines.push(`${indent}[further: string]: unknown;`);
  return `{\n${lines.join("\n")}\n${"  ".repeat(depth)}}`;
}

/** A shape as a TypeScript type. */
function typeOf(shape: Shape, depth: number): string {
  switch (shape.kind) {
    case "boolean":
    case "number":
      return shape.kind;
    case "string":
      if (!shape.values) return "string";
      // Any other string, such that an editor still offers these.
      return [...shape.values.map((value) => JSON.stringify(value)), ...(shape.others ? ["(string & {})"] : [])].join(
        " | ",
      );
    case "array": {
      const items = typeOf(shape.items, depth);
      return /[|\n]/.test(items) ? `Array<${items}>` : `${items}[]`;
    }
    case "map":
      return `Record<string, ${typeOf(shape.values, depth)}>`;
    case "object":
      return shape.typeName ?? objectType(shape.fields, depth, shape.open);
    case "union":
      return shape.of.map((alternative) => typeOf(alternative, depth)).join(" | ");
  }
}

function docOf(field: Field): string {
  return [...inWords(field), ...deprecationInWords(field).map((text) => `@deprecated ${text}`)]
    .join(" ")
    .replaceAll("*/", "*\\/");
}
