import type { RoomBody } from "../../daily/client";
import { anyProperties, OTHER_PROPERTIES, otherPropertiesIn } from "../../properties/otherProperties";
import { toRest } from "../../properties/rest";
import type { Field, Property } from "../../properties/shape";
import { unknown } from "../../properties/unknown";
import { roomOptions } from "../../room/options";
import { roomProperties } from "../../room/properties";
import { pick, present, type Values } from "../types";

/**
 * A room's settings are what can be changed in place: `privacy`, each of Daily's properties, and each entry of
 * `otherProperties`, which counts for itself under a name such as `otherProperties.some_new_thing`.
 */
type Setting = Field & Partial<Property>;

const table: Readonly<Record<string, Setting>> = { privacy: roomOptions.privacy, ...roomProperties };
const other: Setting = { shape: anyProperties, doc: roomOptions.otherProperties.doc };
const PREFIX = `${OTHER_PROPERTIES}.`;

/** The arguments that hold settings. */
export const settingArguments: readonly string[] = [...Object.keys(table), OTHER_PROPERTIES];

/** What is known of a setting. */
export function settingNamed(name: string): Setting {
  return table[name] ?? other;
}

/** The argument that holds a setting. */
export function argumentOf(setting: string): string {
  return isOther(setting) ? OTHER_PROPERTIES : setting;
}

/** The settings in arguments, or in a state. */
export function settingsIn(values: Values): Values {
  const known = pick(values, Object.keys(table));
  if (values[OTHER_PROPERTIES] === unknown) return { ...known, [OTHER_PROPERTIES]: unknown };
  const others = Object.entries(otherPropertiesIn(values)).map(([key, value]) => [PREFIX + key, value]);
  return present({ ...known, ...Object.fromEntries(others) });
}

/** Settings as arguments again. */
export function asArguments(settings: Values): Values {
  const entries = Object.entries(settings);
  const others = entries.filter(([name]) => isOther(name)).map(([name, value]) => [dailysName(name), value]);
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isOther(name))),
    ...(others.length > 0 && { [OTHER_PROPERTIES]: Object.fromEntries(others) }),
  };
}

/** What Daily says of those of the settings that the tables do not know. */
export function othersAmong(settings: readonly string[], config: Values): Values {
  return present(Object.fromEntries(settings.filter(isOther).map((name) => [name, config[dailysName(name)]])));
}

function isOther(setting: string): boolean {
  return setting.startsWith(PREFIX);
}

function dailysName(setting: string): string {
  return setting.slice(PREFIX.length);
}

/**
 * Whether a room's time is over, by its settings. Daily treats such a room as deleted, but may answer for it until it is
 * collected.
 */
export function hasExpired({ exp }: Values, now: number): boolean {
  return typeof exp === "number" && exp <= now;
}

/** A creation's or an adoption's body: everything that is declared. */
export function declaredBody(inputs: Values): RoomBody {
  return bodyOf(settingsIn(inputs));
}

/**
 * An update's body: what changed. What is no longer declared is set to Daily's default, and to null where none is
 * documented: that Daily takes null is documented for few properties.
 */
export function changesBody(news: Values, changed: readonly string[]): RoomBody {
  const declared = settingsIn(news);
  return bodyOf(
    Object.fromEntries(changed.map((name) => [name, declared[name] ?? settingNamed(name).default ?? null])),
  );
}

function bodyOf({ privacy, ...settings }: Values): RoomBody {
  const properties = toRest(roomProperties, asArguments(settings));
  return {
    ...(typeof privacy === "string" && { privacy }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}
