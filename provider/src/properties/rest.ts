import { otherPropertiesIn } from "./otherProperties";
import type { Field, ObjectShape, PropertyTable, Shape } from "./shape";
import { isRecord } from "./unknown";
import { isOfKind } from "./validate";

/**
 * The body that Daily's REST API wants for a program's properties. Absent properties stay absent; a property that is
 * null stays null, which resets it, while a null inside one counts as absent. What is in `otherProperties` has
 * Daily's own names, and goes as it is.
 */
export function toRest(table: PropertyTable, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(table)
    .filter(([name]) => values[name] !== undefined)
    .map(([name, property]) => [property.rest, toRestValue(property.shape, values[name])]);
  return { ...otherPropertiesIn(values), ...Object.fromEntries(entries) };
}

/** One property's value, in Daily's names and without what is absent inside of it. */
export function toRestValue(shape: Shape, value: unknown): unknown {
  return convert(shape, value, "toRest");
}

/** A program's properties from what Daily answered. What the table does not know is left out. */
export function fromRest(table: PropertyTable, answer: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(table)
    .filter(([, property]) => answer[property.rest] !== undefined && answer[property.rest] !== null)
    .map(([name, property]) => [name, convert(property.shape, answer[property.rest], "fromRest")]);
  return Object.fromEntries(entries);
}

type Direction = "toRest" | "fromRest";

function convert(shape: Shape, value: unknown, direction: Direction): unknown {
  switch (shape.kind) {
    case "array":
      return Array.isArray(value) ? value.map((item) => convert(shape.items, item, direction)) : value;
    case "map":
      return isRecord(value)
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([, item]) => item !== null && item !== undefined)
              .map(([key, item]) => [key, convert(shape.values, item, direction)]),
          )
        : value;
    case "union": {
      const alternative = shape.of.find((candidate) => isOfKind(candidate, value));
      return alternative ? convert(alternative, value, direction) : value;
    }
    case "object":
      return isRecord(value) ? convertObject(shape, value, direction) : value;
    default:
      return value;
  }
}

function convertObject(
  shape: ObjectShape,
  value: Record<string, unknown>,
  direction: Direction,
): Record<string, unknown> {
  const renamed = new Map<string, [string, Field]>(
    Object.entries(shape.fields).map(([name, field]) =>
      direction === "toRest" ? [name, [field.rest ?? name, field]] : [field.rest ?? name, [name, field]],
    ),
  );
  const entries = Object.entries(value)
    .filter(([key, item]) => item !== undefined && !(item === null && renamed.has(key)))
    .map(([key, item]): [string, unknown] => {
      const [name, field] = renamed.get(key) ?? [key, undefined];
      return [name, field ? convert(field.shape, item, direction) : item];
    });
  return Object.fromEntries(entries);
}
