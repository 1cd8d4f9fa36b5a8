import type { Shape } from "pulumi-daily/properties";
import type { RestTable } from "./restTable.js";

/** Properties with each value of another type as the one that it says, such as "60" as 60; what says none stays as it is. */
export function converted(properties: Readonly<Record<string, unknown>>, table: RestTable): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const property = table.get(name);
      return [name, property ? convertedTo(property.shape, value) : value];
    }),
  );
}

function convertedTo(shape: Shape, value: unknown): unknown {
  if (shape.kind === "boolean" && (value === "true" || value === "false")) return value === "true";
  if (shape.kind === "number" && typeof value === "string" && value.trim() !== "") {
    return Number.isNaN(Number(value)) ? value : Number(value);
  }
  return shape.kind === "string" && typeof value === "number" ? String(value) : value;
}
