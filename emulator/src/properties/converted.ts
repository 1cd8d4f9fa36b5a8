import type { Shape } from "pulumi-daily/properties";

/** A value of another type as the one that it says, such as "60" as 60; what says none stays as it is. */
export function converted(value: unknown, shape: Shape): unknown {
  if (shape.kind === "boolean" && (value === "true" || value === "false")) return value === "true";
  if (shape.kind === "number" && typeof value === "string" && value.trim() !== "") {
    return Number.isNaN(Number(value)) ? value : Number(value);
  }
  return shape.kind === "string" && typeof value === "number" ? String(value) : value;
}
