import type { RoomAnswer } from "../../daily/client";
import { sameValue } from "../../properties/equal";
import { fromRest } from "../../properties/rest";
import type { Field } from "../../properties/shape";
import { hasUnknown } from "../../properties/unknown";
import { roomOptions } from "../../room/options";
import { roomProperties } from "../../room/properties";
import type { Values } from "../types";

/** What of a room can be changed in place. */
const changeable: Readonly<Record<string, Field>> = { privacy: roomOptions.privacy, ...roomProperties };
export const changeableNames: readonly string[] = Object.keys(changeable);

/** The names of what differs between a room as it is known and as it is declared. Something unknown may differ. */
export function changedSettings(olds: Values, news: Values): string[] {
  return Object.entries(changeable)
    .filter(([name, field]) => hasUnknown(news[name]) || !sameValue(field, olds[name], news[name]))
    .map(([name]) => name);
}

/** A room's settings as Daily says them, under the program's names: those that differ from the defaults. */
export function actualSettings({ privacy, config }: RoomAnswer): Values {
  return { privacy, ...fromRest(roomProperties, config) };
}

/**
 * The names of declared settings that Daily's answer leaves out, though no default of them is documented. Where Daily has
 * just taken them they are at a default, then: nothing else is left out.
 */
export function leftOut(room: RoomAnswer, declared: Values): string[] {
  const actual = actualSettings(room);
  return Object.entries(changeable)
    .filter(
      ([name, { default: known }]) => known === undefined && declared[name] !== undefined && actual[name] === undefined,
    )
    .map(([name]) => name);
}

/**
 * What Daily says of those settings that a program declares; what it does not declare is not its business. Daily leaves
 * defaults out and may write a value in another way: where it means the same, the declared one stands. `defaults` are
 * those left out whose declared value is known to be Daily's default.
 */
export function declaredSettings(room: RoomAnswer, declared: Values, defaults: readonly string[]): Values {
  const actual = actualSettings(room);
  const entries = Object.entries(changeable)
    .filter(([name]) => declared[name] !== undefined)
    .map(([name, field]) => {
      const same =
        defaults.includes(name) || sameValue(field, declared[name], actual[name], { inheritedIsAbsent: true });
      return [name, same ? declared[name] : (actual[name] ?? field.default)];
    });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
