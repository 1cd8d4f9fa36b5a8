import { sameValue } from "../../properties/equal";
import { hasUnknown, unknown } from "../../properties/unknown";
import { meetingTokenOptions } from "../../token/options";
import { endsAsDeclared } from "../meetingToken/deadline";
import { diffMeetingToken } from "../meetingToken/diff";
import type { Diff, Log, Values } from "../types";
import { type ByName, entriesOf, mapValues, recordOf } from "./entries";
import { type MintedSet, mintedTokens } from "./outputs";

export interface PlanContext {
  /** Whether the present API key signed a token; undefined where that cannot be told. */
  readonly signedByKey: (token: string) => boolean | undefined;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

/** What an update does to one token. */
export interface PlannedToken {
  /** Its arguments, with its deadline. */
  readonly entry: Values;
  /** The outputs of the token that the state holds. */
  readonly old: Values | undefined;
  /** Why another one is minted; undefined if the old one is kept. */
  readonly why: string | undefined;
  /** The arguments that differ. */
  readonly because: readonly string[];
  /** Whether the old one is still as it is declared: it is only about to end. */
  readonly renews: boolean;
}

/** What an update does to a set. */
export interface Plan {
  readonly tokens: ByName<PlannedToken>;
  /** The tokens that are no longer declared, with their outputs. */
  readonly dropped: ByName<Values>;
}

/** What an update does to each token of a set, whose arguments are completed. */
export function planSet(state: MintedSet, news: Values, { signedByKey, now }: PlanContext): Plan {
  const minted = mintedTokens(state);
  const entries = entriesOf(news);
  const gone = recordOf(state.inputs.tokens);
  const tokens = mapValues(entries, (entry, name): PlannedToken => {
    const old = minted[name];
    if (old === undefined)
      return { entry, old, why: name in gone ? "not there" : "new", because: ["tokens"], renews: false };
    if (recordOf(news.tokens)[name] === unknown)
      return { entry, old, why: "not known yet", because: ["tokens"], renews: false };
    // A policy's lifetime is minted in place here anyway.
    const diff = diffMeetingToken(name, old, entry, { signedByKey, changedSinceCheck: false, log: silent, now });
    return plannedToken(old, entry, diff, now);
  });
  const dropped = news.tokens === unknown ? [] : Object.entries(minted).filter(([name]) => !(name in entries));
  return { tokens, dropped: Object.fromEntries(dropped) };
}

const silence = () => undefined;
const silent: Log = { info: silence, warn: silence };

function plannedToken(old: Values, entry: Values, diff: Diff, now: number): PlannedToken {
  const because = diff.kind === "none" ? [] : diff.because;
  const mints = diff.kind === "replace" || !endsAsDeclared(old, entry, now);
  const renews = diff.kind === "replace" && diff.renews;
  return { entry, old, because, renews, why: mints ? reasonOf(because, renews, old, entry) : undefined };
}

function reasonOf(because: readonly string[], renews: boolean, old: Values, entry: Values): string {
  if (renews) return "its renewal window has opened";
  if (because.join() === "signedBy" && sameValue(meetingTokenOptions.signedBy, old.signedBy, entry.signedBy)) {
    return "the API key or the domain's id has changed";
  }
  // What changed moves the end as well.
  const changed = because.filter((argument) => argument !== "expiresAt");
  const known = changed.filter((argument) => !hasUnknown(entry[argument]));
  // It may turn out as it was: before a room is replaced, the engine asks with a name that is not known, and keeps it then.
  if (changed.length > 0 && known.length === 0) return `if ${changed.join(" or ")} changes`;
  return `${(changed.length > 0 ? known : because).join(", ")} changed`;
}
