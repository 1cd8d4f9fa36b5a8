import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isRecord } from "../../provider/src/properties/unknown";
import type { Difference } from "./compare";

/** A difference that is meant, and why. */
export interface Known extends Difference {
  readonly reason: string;
}

/** Reads groups of known differences: `reason`, and `differences` with the cells of each as the report shows them. */
export function readKnown(file: string): Known[] {
  const groups: unknown = parse(readFileSync(file, "utf8")) ?? [];
  if (!Array.isArray(groups)) throw new TypeError(`${file} must be a list.`);
  return groups.flatMap((group, index) => knownOf(group, `${file}, group ${index + 1}`));
}

function knownOf(group: unknown, where: string): Known[] {
  if (!isRecord(group) || typeof group.reason !== "string" || group.reason.trim() === "") {
    throw new TypeError(`${where}: reason is missing. Say why these differences are meant.`);
  }
  if (!Array.isArray(group.differences)) throw new TypeError(`${where}: differences must be a list.`);
  const reason = group.reason.trim();
  return group.differences.map((cells: unknown, index) => {
    if (!Array.isArray(cells) || cells.length !== 5 || !cells.every((cell) => typeof cell === "string")) {
      throw new TypeError(
        `${where}, difference ${index + 1}: write the five cells of the report, [request, property, what, tables, daily], each a text.`,
      );
    }
    const [request, property, what, tables, daily] = cells as [string, string, string, string, string];
    return { request, property, what, tables, daily, reason };
  });
}

export interface Sorted {
  /** Differences that nobody has given a reason for. */
  readonly open: readonly Difference[];
  readonly known: readonly Known[];
  /** Entries whose difference is gone, or is another now. */
  readonly outdated: readonly Known[];
}

/** An entry stands for its difference word by word: one that grows is no longer known. */
export function sorted(differences: readonly Difference[], entries: readonly Known[]): Sorted {
  return {
    open: differences.filter((one) => !entries.some((entry) => isSame(entry, one))),
    known: entries.filter((entry) => differences.some((one) => isSame(entry, one))),
    outdated: entries.filter((entry) => !differences.some((one) => isSame(entry, one))),
  };
}

function isSame(one: Difference, other: Difference): boolean {
  return (["request", "property", "what", "tables", "daily"] as const).every((key) => one[key] === other[key]);
}
