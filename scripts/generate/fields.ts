import type { Field, ObjectShape, Shape } from "../../provider/src/properties/shape";

type Fields = Readonly<Record<string, Field>>;

interface NestedObject extends ObjectShape {
  /** By which a program reaches it, such as `permissions.canReceive`. */
  readonly path: string;
}

/** The objects inside of a table's rows. What stands in several places is told once. */
export function nestedObjects(table: Fields): (ObjectShape & { paths: string[] })[] {
  const all = within(table, "");
  const firsts = all.filter(({ fields }, index) => all.findIndex((other) => other.fields === fields) === index);
  return firsts.map((first) => ({
    ...first,
    paths: all.filter((other) => other.fields === first.fields).map(({ path }) => path),
  }));
}

function within(fields: Fields, path: string): NestedObject[] {
  return Object.entries(fields).flatMap(([name, { shape }]) => inside(shape, path === "" ? name : `${path}.${name}`));
}

function inside(shape: Shape, path: string): NestedObject[] {
  switch (shape.kind) {
    case "object": {
      const here = Object.keys(shape.fields).length > 0;
      return [...(here ? [{ ...shape, path }] : []), ...within(shape.fields, path)];
    }
    case "array":
      return inside(shape.items, `${path}[]`);
    case "map":
      return inside(shape.values, `${path}.*`);
    case "union":
      return shape.of.flatMap((alternative) => inside(alternative, path));
    default:
      return [];
  }
}

/** A shape's type on one line; an object is told in a table of its own. */
export function shortType(shape: Shape): string {
  switch (shape.kind) {
    case "string":
      if (!shape.values) return "string";
      return [...shape.values.map((value) => JSON.stringify(value)), ...(shape.others ? ["string"] : [])].join(" | ");
    case "array": {
      const items = shortType(shape.items);
      return items.includes("|") ? `(${items})[]` : `${items}[]`;
    }
    case "map":
      return `{ [key]: ${shortType(shape.values)} }`;
    case "object":
      return "object";
    case "union":
      return shape.of.map(shortType).join(" | ");
    default:
      return shape.kind;
  }
}
