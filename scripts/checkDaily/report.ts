import { code, table } from "../generate/markdown";
import type { Difference, Untold } from "./compare";
import type { Sorted } from "./known";

const HEADS = ["Request", "Property", "What", "Tables", "Daily"];

/** The comparison in Markdown, for a screen and for an issue alike. */
export function reportOf({ open, known, outdated }: Sorted, untold: readonly Untold[], knownFile: string): string {
  const parts = [
    open.length === 0
      ? "The tables lag in nothing."
      : `The tables differ from Daily's document in ${count(open, "place")}:`,
    ...(open.length === 0 ? [] : [table(HEADS, open.map(cells))]),
    ...(outdated.length === 0
      ? []
      : [
          `In ${knownFile}, ${count(outdated, "entry", "entries")} no longer hold as written. Take out or correct:`,
          table(
            [...HEADS, "Reason"],
            outdated.map((entry) => [...cells(entry), entry.reason]),
          ),
        ]),
    ...(known.length === 0 ? [] : [`Known, with a reason in ${knownFile}: ${count(known, "difference")}.`]),
    ...(untold.length === 0 ? [] : ["Not in the document, so held against nothing:", listOf(untold)]),
  ];
  return parts.join("\n\n");
}

function cells({ request, property, what, tables, daily }: Difference): string[] {
  return [request, property === "" ? "" : code(property), what, tables, daily];
}

function count(all: readonly unknown[], one: string, several = `${one}s`): string {
  return `${all.length} ${all.length === 1 ? one : several}`;
}

function listOf(untold: readonly Untold[]): string {
  const groups = new Map<string, string[]>();
  for (const { request, property, what } of untold) {
    const head = `- ${what}, ${request}: `;
    groups.set(head, [...(groups.get(head) ?? []), code(property)]);
  }
  return [...groups].map(([head, properties]) => head + properties.join(", ")).join("\n");
}
