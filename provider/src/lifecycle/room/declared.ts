import type { RoomAnswer } from "../../daily/client";
import { sameValue } from "../../properties/equal";
import { fromRest } from "../../properties/rest";
import { hasUnknown } from "../../properties/unknown";
import { roomProperties } from "../../room/properties";
import type { Values } from "../types";
import { notResetBefore } from "./notReset";
import { othersAmong, settingNamed, settingsIn } from "./settings";

/**
 * The names of what differs between a room as it is known and as it is declared: something unknown may differ, and what
 * Daily did not reset is still to be.
 */
export function changedSettings(olds: Values, news: Values): string[] {
  const [before, after] = [settingsIn(olds), settingsIn(news)];
  const changed = Object.keys({ ...before, ...after }).filter(
    (name) => hasUnknown(after[name]) || !sameValue(settingNamed(name), before[name], after[name]),
  );
  return [...new Set([...changed, ...notResetBefore(olds)])];
}

/**
 * A room's settings as Daily says them, under the program's names: those that differ from the defaults. What the tables
 * do not know is among them only where it is one of `declared`.
 */
export function actualSettings({ privacy, config }: RoomAnswer, declared: readonly string[] = []): Values {
  return { privacy, ...fromRest(roomProperties, config), ...othersAmong(declared, config) };
}

/**
 * The names of declared settings that Daily's answer leaves out, though no default of them is documented. Where Daily has
 * just taken them they are at a default, then: nothing else is left out.
 */
export function leftOut(room: RoomAnswer, declared: Values): string[] {
  const names = Object.keys(settingsIn(declared));
  const actual = actualSettings(room, names);
  return names.filter((name) => settingNamed(name).default === undefined && actual[name] === undefined);
}

/**
 * What Daily says of those settings that a program declares; what it does not declare is not its business. Daily leaves
 * defaults out and may write a value in another way: where it means the same, the declared one stands. `defaults` are
 * those left out whose declared value is known to be Daily's default.
 */
export function declaredSettings(room: RoomAnswer, declared: Values, defaults: readonly string[]): Values {
  const settings = settingsIn(declared);
  const actual = actualSettings(room, Object.keys(settings));
  const entries = Object.entries(settings).map(([name, value]) => {
    const field = settingNamed(name);
    const same = defaults.includes(name) || sameValue(field, value, actual[name], { inheritedIsAbsent: true });
    return [name, same ? value : (actual[name] ?? field.default)];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
