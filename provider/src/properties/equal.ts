import { isDeepStrictEqual } from "node:util";
import type { Field, Shape } from "./shape";
import { isRecord } from "./unknown";
import { fieldOf, isOfKind } from "./validate";

type Valued = Pick<Field, "shape" | "default" | "inherited">;

export interface Comparison {
  /**
   * Take an inherited default for absent, too: for a comparison with an answer of Daily's, which leaves defaults out.
   * Default: false.
   */
  readonly inheritedIsAbsent?: boolean;
}

/**
 * Whether two values of a property mean the same to Daily: a default that is written out is the default (unless it is
 * inherited), null is absent, and the order of a list of unique entries says nothing (unless it is `ordered`).
 */
export function sameValue(field: Valued, left: unknown, right: unknown, comparison: Comparison = {}): boolean {
  return isDeepStrictEqual(normalize(field, left, comparison), normalize(field, right, comparison));
}

/** A value with everything left out that says nothing. */
export function normalize(field: Valued, value: unknown, comparison: Comparison = {}): unknown {
  if (value === undefined || value === null) return undefined;
  const normal = normalizeShape(field.shape, value, comparison);
  const counts = field.default !== undefined && (!field.inherited || comparison.inheritedIsAbsent === true);
  return counts && isDeepStrictEqual(normal, field.default) ? undefined : normal;
}

function normalizeShape(shape: Shape, value: unknown, comparison: Comparison): unknown {
  switch (shape.kind) {
    case "array": {
      if (!Array.isArray(value)) return value;
      const items = value.map((item) => normalizeShape(shape.items, item, comparison));
      return shape.unique && !shape.ordered && items.every((item) => typeof item === "string") ? items.sort() : items;
    }
    case "map":
      return isRecord(value)
        ? present(
            Object.entries(value).map(([key, item]) => [
              key,
              item === null ? undefined : normalizeShape(shape.values, item, comparison),
            ]),
          )
        : value;
    case "object":
      return isRecord(value)
        ? present(
            Object.entries(value).map(([key, item]) => {
              const field = fieldOf(shape, key);
              return [key, field ? normalize(field, item, comparison) : (item ?? undefined)];
            }),
          )
        : value;
    case "union": {
      const alternative = shape.of.find((candidate) => isOfKind(candidate, value));
      return alternative ? normalizeShape(alternative, value, comparison) : value;
    }
    default:
      return value;
  }
}

function present(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
