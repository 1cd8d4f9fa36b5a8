import { type Field, openObject, type PropertyTable } from "./shape";
import { plain } from "./suggest";
import { isRecord } from "./unknown";
import type { Problem } from "./validate";

/** The argument for Daily's properties that the tables do not know yet: under Daily's own names, passed on as they are. */
export const OTHER_PROPERTIES = "otherProperties";

/** What an error about an unknown name says of them. */
export const forOther =
  " If Daily has such a property and pulumi-daily does not, put it in otherProperties under Daily's own name.";

/** Any object: only Daily knows what may be in it. */
export const anyProperties = openObject({});

/** What is in `otherProperties`, if anything. */
export function otherPropertiesIn(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const others = values[OTHER_PROPERTIES];
  return isRecord(others) ? others : {};
}

/** What does not belong into `otherProperties`. */
export interface NotOther {
  readonly table: PropertyTable;
  /** Arguments beside the table's. */
  readonly more: readonly string[];
  /** Daily's names of what only answers have. */
  readonly answeredOnly: readonly string[];
  /** What else is wrong with a key, as the end of a sentence: it is told in the place of the rest. */
  readonly fault?: (key: string) => string | undefined;
}

/** What must not be in `otherProperties`, and what to do instead: one sentence for each key. */
export function otherPropertiesProblems(values: Readonly<Record<string, unknown>>, rules: NotOther): Problem[] {
  return Object.keys(otherPropertiesIn(values)).flatMap((key) => {
    const fault = rules.fault?.(key) ?? generalFault(key, rules);
    const property = `${OTHER_PROPERTIES}.${key}`;
    return fault === undefined ? [] : [{ property, reason: `${property} ${fault}`, valueFree: true }];
  });
}

function generalFault(key: string, { table, more, answeredOnly }: NotOther): string | undefined {
  const argument = argumentFor(key, table) ?? more.find((name) => name === key);
  if (argument !== undefined) return `is only for properties without an argument of their own; use ${argument}.`;
  // Also under the names that outputs have.
  return answeredOnly.some((name) => plain(name) === plain(key))
    ? "is only in Daily's responses, never in a request. Leave it out."
    : undefined;
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
export function argumentFor(key: string, table: PropertyTable): string | undefined {
  return Object.entries(table).find(([name, { rest }]) => name === key || rest === key)?.[0];
}
