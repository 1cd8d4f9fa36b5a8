import { type Fault, type FaultFields, parseFault } from "./fault.js";

export interface FaultView {
  readonly id: number;
  readonly line: string;
  /** How many calls its route has matched since it was set. */
  readonly matched: number;
  /** How many of them it has spoilt. */
  readonly played: number;
}

type Entry = { -readonly [Name in keyof FaultView]: FaultView[Name] } & { readonly fault: Fault };

/** The faults that are set, in order; the first that is due plays, and all that match count the call. */
export class Faults {
  #entries: Entry[] = [];
  #count = 0;

  add(rule: string | FaultFields): FaultView {
    const fault = parseFault(rule);
    const entry: Entry = { id: ++this.#count, line: fault.line, matched: 0, played: 0, fault };
    this.#entries.push(entry);
    return view(entry);
  }

  get all(): FaultView[] {
    return this.#entries.map(view);
  }

  clear(): void {
    this.#entries = [];
  }

  /** The fault for this call, if one is due. */
  next(method: string, path: string): Fault | undefined {
    const matching = this.#entries.filter((entry) => entry.fault.route.matches(method, path));
    for (const entry of matching) entry.matched += 1;
    const due = matching.find(isDue);
    if (due) due.played += 1;
    return due?.fault;
  }
}

function isDue({ fault, matched, played }: Entry): boolean {
  const { nth, every, times } = fault.schedule;
  return played < times && matched >= nth && (matched - nth) % every === 0;
}

const view = ({ id, line, matched, played }: Entry): FaultView => ({ id, line, matched, played });
