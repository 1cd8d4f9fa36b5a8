import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isRecord } from "../../provider/src/properties/unknown";
import type { Difference } from "./compare";

/** A difference that is meant, and why. */
export interface Known extends Difference {
  readonly reason: string;
}

const KEYS = ["request", "property", "what", "tables", "daily", "reason"];

export function readKnown(file: string): Known[] {
  const entries: unknown = parse(readFileSync(file, "utf8")) ?? [];
  if (!Array.isArray(entries)) throw new TypeError(`${file} must be a list.`);
  entries.forEach((entry, index) => {
    const fault = faultOf(entry);
    if (fault) throw new TypeError(`${file}, entry ${index + 1}: ${fault}`);
  });
  return entries;
}

function faultOf(entry: unknown): string | undefined {
  if (!isRecord(entry)) return `it must have ${KEYS.join(", ")}.`;
  const wrong = KEYS.find((key) => typeof entry[key] !== "string" || (entry[key] === "" && key !== "property"));
  if (wrong) return `${wrong} must be a text, in quotes if it looks like anything else.`;
  const unknown = Object.keys(entry).find((key) => !KEYS.includes(key));
  return unknown && `${unknown} is unknown; an entry has ${KEYS.join(", ")}.`;
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
