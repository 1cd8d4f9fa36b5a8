import type { RoomBody } from "../../daily/client";
import { toRest } from "../../properties/rest";
import { roomProperties } from "../../room/properties";
import type { Values } from "../types";
import { asArguments, settingNamed, settingsIn } from "./settings";

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
