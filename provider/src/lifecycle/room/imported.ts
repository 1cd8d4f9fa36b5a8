import { type Diff, type Log, omit, type Values } from "../types";
import { diffRoom } from "./diff";
import { settingArguments } from "./settings";

export interface ImportedRoomDiffContext {
  readonly log: Log;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

/**
 * The difference between a room that was imported, with all of its settings, and what the program declares. What it does
 * not declare leaves the state, and stays as it is at Daily.
 */
export function diffImportedRoom(olds: Values, news: Values, { log, now }: ImportedRoomDiffContext): Diff {
  const diff = diffRoom(declaredOfImported(olds, news), news, { now });
  const left = notDeclared(olds, news);
  if (left.length === 0 || diff.kind === "replace") return diff;
  log.info(
    `Room "${olds.name}": the program does not declare ${left.join(", ")}. Daily keeps what is set there: only the state drops it.`,
  );
  return { kind: "update", because: [...(diff.kind === "update" ? diff.because : []), ...left] };
}

/** What an imported room's state holds, without the settings that the program does not declare. */
export function declaredOfImported(olds: Values, news: Values): Values {
  return omit(olds, [
    ...notDeclared(olds, news),
    ...(news.sip === undefined ? ["sipUri"] : []),
    ...(news.dialin === undefined ? ["dialinCode"] : []),
  ]);
}

function notDeclared(olds: Values, news: Values): string[] {
  return settingArguments.filter((name) => olds[name] !== undefined && news[name] === undefined);
}
