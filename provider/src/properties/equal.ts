import { isDeepStrictEqual } from "node:util";
import type { Shape } from "./shape";
import { isRecord } from "./unknown";
import { isOfKind } from "./validate";

/**
 * Whether two values of a property mean the same to Daily: a default that is written out is the default, null is
 * absent, and the order of a list of unique entries says nothing.
 */
export function sameValue(
  field: { readonly shape: Shape; readonly default?: unknown },
  left: unknown,
  right: unknown,
): boolean {
  return isDeepStrictEqual(normalize(field, left), normalize(field, right));
}

/** A value with everything left out that says nothing. */
export function normalize(field: { readonly shape: Shape; readonly default?: unknown }, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  const normal = normalizeShape(field.shape, value);
  return field.default !== undefined && isDeepStrictEqual(normal, field.default) ? undefined : normal;
}

function normalizeShape(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case "array": {
      if (!Array.isArray(value)) return value;
      const items = value.map((item) => normalizeShape(shape.items, item));
      return shape.unique && items.every((item) => typeof item === "string") ? items.sort() : items;
    }
    case "map":
      return isRecord(value)
        ? present(Object.entries(value).map(([key, item]) => [key, normalizeShape(shape.values, item)]))
        : value;
    case "object":
      return isRecord(value)
        ? present(
            Object.entries(value).map(([key, item]) => {
              const field = shape.fields[key];
              return [key, field ? normalize(field, item) : (item ?? undefined)];
            }),
          )
        : value;
    case "union": {
      const alternative = shape.of.find((candidate) => isOfKind(candidate, value));
      return alternative ? normalizeShape(alternative, value) : value;
    }
    default:
      return value;
  }
}

function present(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
