import { sameValue } from "../../properties/equal";
import { hasUnknown } from "../../properties/unknown";
import { roomOptions } from "../../room/options";
import type { Diff, Values } from "../types";
import { changedSettings } from "./declared";
import { hasGeneratedName } from "./naming";
import { argumentOf, hasExpired } from "./settings";

/** A room's name cannot be changed; everything else can, as long as the room has not expired. */
export function diffRoom(olds: Values, news: Values, { now }: { readonly now: number }): Diff {
  if (hasUnknown(news.name) || olds.name !== news.name) return replace(news, ["name"]);
  const changed = [...new Set(changedSettings(olds, news).map(argumentOf))];
  // It may no longer be there to be changed.
  if (changed.length > 0 && hasExpired(olds, now)) return replace(news, changed);
  const because = [...changed, ...changedOptions(olds, news)];
  return because.length > 0 ? { kind: "update", because } : { kind: "none" };
}

/** Arguments about how Pulumi manages the room: Daily does not know them. */
function changedOptions(olds: Values, news: Values): string[] {
  return [
    ...(olds.namePrefix === news.namePrefix ? [] : ["namePrefix"]),
    ...(sameValue(roomOptions.adopt, olds.adopt, news.adopt) ? [] : ["adopt"]),
  ];
}

// Daily refuses a name that is in use, so a room with a fixed name has to go before it can come again.
function replace(news: Values, because: readonly string[]): Diff {
  return { kind: "replace", because, renews: false, deleteFirst: !hasGeneratedName(news) };
}
