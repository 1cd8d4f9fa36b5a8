import type { Case, Operation, Verdict } from "./case";
import type { SubjectName } from "./resources";

/** What came of all cases of an operation on a resource, whichever request went wrong, and how. */
export interface Row {
  readonly adapter: Case["adapter"];
  readonly subject: SubjectName;
  readonly operation: Operation;
  readonly cases: number;
  /** The operation was done all the same, by another attempt. */
  readonly done: number;
  /** A part was done, and the state says which. */
  readonly partly: number;
  /** It failed, and the state is as it was before. */
  readonly failed: number;
  /** The next update reached what is declared. */
  readonly reached: number;
  /** The next update said what to type. */
  readonly said: number;
  /** A room was left at Daily that no state holds. */
  readonly orphans: number;
  /** An untruthful state, something of others touched, a secret shown, a defect. */
  readonly violations: number;
}

export interface Results {
  /** Each so many-th case was played. */
  readonly every: number;
  readonly rows: readonly Row[];
}

export function rowsOf(played: readonly (readonly [Case, Verdict])[]): Row[] {
  const groups = new Map<string, (readonly [Case, Verdict])[]>();
  for (const entry of played) {
    const [{ adapter, subject, operation }] = entry;
    const key = [adapter, subject, operation].join();
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map((entries) => {
    const [{ adapter, subject, operation }] = entries[0] as readonly [Case, Verdict];
    const count = (which: (verdict: Verdict) => boolean) => entries.filter(([, verdict]) => which(verdict)).length;
    return {
      adapter,
      subject,
      operation,
      cases: entries.length,
      done: count(({ outcome }) => outcome === "done"),
      partly: count(({ outcome }) => outcome === "partly"),
      failed: count(({ outcome }) => outcome === "failed"),
      reached: count(({ next }) => next === "reached"),
      said: count(({ next }) => next === "said"),
      orphans: count(({ orphans }) => orphans > 0),
      violations: count(({ violations }) => violations.length > 0),
    };
  });
}
