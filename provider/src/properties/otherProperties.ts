import { type Field, openObject, type PropertyTable } from "./shape";
import { isRecord } from "./unknown";
import type { Problem } from "./validate";

/** The argument for Daily's properties that the tables do not know yet: under Daily's own names, passed on as they are. */
export const OTHER_PROPERTIES = "otherProperties";

/** What an error about an unknown name says of them. */
export const forOther = " For what Daily has added since there is otherProperties.";

/** Any object: only Daily knows what may stand in it. */
export const anyProperties = openObject({});

/** What stands in `otherProperties`, if anything does. */
export function otherPropertiesIn(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const others = values[OTHER_PROPERTIES];
  return isRecord(others) ? others : {};
}

/** What has an argument of its own, and so no place in `otherProperties`; `more` names arguments beside the table's. */
export function otherPropertiesProblems(
  values: Readonly<Record<string, unknown>>,
  table: PropertyTable,
  more: readonly string[],
): Problem[] {
  return Object.keys(otherPropertiesIn(values)).flatMap((key) => {
    const argument = argumentFor(key, table) ?? more.find((name) => name === key);
    return argument === undefined ? [] : [notOther(key, `is for what has no argument of its own; use ${argument}.`)];
  });
}

/** A key of `otherProperties` that must not stand there. */
export function notOther(key: string, reason: string): Problem {
  const property = `${OTHER_PROPERTIES}.${key}`;
  return { property, reason: `${property} ${reason}`, valueFree: true };
}

/** What an answer of Daily's holds under names that the table does not know; undefined if nothing. `aside` is left out. */
export function otherProperties(
  table: PropertyTable,
  answer: Readonly<Record<string, unknown>>,
  aside: readonly string[],
): Record<string, unknown> | undefined {
  const known = new Set([...Object.values<Field>(table).map(({ rest }) => rest), ...aside]);
  const entries = Object.entries(answer).filter(
    ([name, value]) => !known.has(name) && value !== undefined && value !== null,
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The argument for one of the table's properties, named as in REST or as in a program. */
function argumentFor(key: string, table: PropertyTable): string | undefined {
  return Object.entries(table).find(([name, { rest }]) => name === key || rest === key)?.[0];
}
