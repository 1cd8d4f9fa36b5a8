import { hasUnknown } from "../../properties/unknown";
import type { Diff, Values } from "../types";
import { changedSettings } from "./declared";
import { hasGeneratedName } from "./naming";

/** A room's name cannot be changed; everything else can, as long as the room has not expired. */
export function diffRoom(olds: Values, news: Values, { now }: { readonly now: number }): Diff {
  if (hasUnknown(news.name) || olds.name !== news.name) return replace(news, ["name"]);
  const changed = changedSettings(olds, news);
  // Daily treats an expired room as deleted, so that it may no longer be there to be changed.
  if (changed.length > 0 && hasExpired(olds, now)) return replace(news, changed);
  if (changed.length > 0 || olds.adopt !== news.adopt) return { kind: "update" };
  return { kind: "none" };
}

export function hasExpired({ exp }: Values, now: number): boolean {
  return typeof exp === "number" && exp <= now;
}

// Daily refuses a name that is in use, so a room with a fixed name has to go before it can come again.
function replace(news: Values, because: readonly string[]): Diff {
  return { kind: "replace", because, deleteFirst: !hasGeneratedName(news) };
}
