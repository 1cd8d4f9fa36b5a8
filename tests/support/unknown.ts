import { UNKNOWN_MARKER } from "../../provider/src/runtime/engineValues";

/** Copies of a value, each with something inside of it unknown: a field, an entry, or a part of one. */
export function withUnknownInside(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => unknownOrInside(entry).map((other) => value.with(index, other)));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) =>
    unknownOrInside(field).map((other) => ({ ...value, [key]: other })),
  );
}

function unknownOrInside(value: unknown): unknown[] {
  return [UNKNOWN_MARKER, ...withUnknownInside(value)];
}
