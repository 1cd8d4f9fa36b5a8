import type { RoomBody } from "../../daily/client";
import { toRest } from "../../properties/rest";
import { roomOptions } from "../../room/options";
import { roomProperties } from "../../room/properties";
import type { Values } from "../types";
import { omit } from "../values";

/** A creation's or an adoption's body: everything that is declared. */
export function declaredBody(inputs: Values): RoomBody {
  const properties = toRest(roomProperties, inputs);
  return {
    ...(typeof inputs.privacy === "string" && { privacy: inputs.privacy }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

/** An update's body: what changed, with null for what is no longer declared. */
export function changesBody(news: Values, changed: readonly string[]): RoomBody {
  const values = Object.fromEntries(changed.map((name) => [name, news[name] ?? null]));
  const properties = toRest(roomProperties, omit(values, ["privacy"]));
  return {
    ...(changed.includes("privacy") && { privacy: String(news.privacy ?? roomOptions.privacy.default) }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}
