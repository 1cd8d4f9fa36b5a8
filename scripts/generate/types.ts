import type { Field, PropertyTable, Shape } from "../../provider/src/properties/shape";

/** The TypeScript interface of a property table, doc comments included, so that an editor shows them. */
export function interfaceOf(name: string, doc: string, table: PropertyTable): string {
  return `/** ${doc} */\nexport interface ${name} ${objectType(table, 0)}\n`;
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

function typeOf(shape: Shape, depth: number): string {
  switch (shape.kind) {
    case "boolean":
    case "number":
      return shape.kind;
    case "string":
      return shape.values ? shape.values.map((value) => JSON.stringify(value)).join(" | ") : "string";
    case "array": {
      const items = typeOf(shape.items, depth);
      return /[|\n]/.test(items) ? `Array<${items}>` : `${items}[]`;
    }
    case "map":
      return `Record<string, ${typeOf(shape.values, depth)}>`;
    case "object":
      return objectType(shape.fields, depth, shape.open);
    case "union":
      return shape.of.map((alternative) => typeOf(alternative, depth)).join(" | ");
  }
}

function docOf(field: Field & { paid?: boolean; prebuilt?: boolean }): string {
  return [field.doc, ...notesOf(field)].join(" ").replaceAll("*/", "*\\/");
}

/** What a row says beside its text: default, limits, plan. */
export function notesOf(field: Field & { paid?: boolean; prebuilt?: boolean }): string[] {
  return [
    ...defaultOf(field),
    ...limitsOf(field.shape),
    ...(field.prebuilt ? ["Daily Prebuilt only."] : []),
    ...(field.paid ? ["Paid plans only."] : []),
  ];
}

function defaultOf(field: Field): string[] {
  if (field.default === undefined) return [];
  const value = `\`${JSON.stringify(field.default)}\``;
  return [field.inherited ? `Default: the room's or the domain's rule, at first ${value}.` : `Default: ${value}.`];
}

function limitsOf(shape: Shape): string[] {
  switch (shape.kind) {
    case "string":
      return [
        ...(shape.maxLength === undefined ? [] : [`At most ${shape.maxLength} characters.`]),
        ...(shape.pattern === undefined ? [] : [`It must be ${shape.pattern.rule}.`]),
      ];
    case "number":
      if (shape.unit === "time") return [];
      return [
        ...(shape.unit === "kbps" ? ["In kbit/s."] : []),
        ...(shape.min !== undefined && shape.max !== undefined ? [`From ${shape.min} to ${shape.max}.`] : []),
        ...(shape.min !== undefined && shape.max === undefined ? [`At least ${shape.min}.`] : []),
      ];
    default:
      return [];
  }
}
