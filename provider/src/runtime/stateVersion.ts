import { UserError } from "../lifecycle";

/**
 * The version of what this code writes into a state. It goes up when older code could no longer read that rightly, and
 * with it the code learns to read what it wrote before. The engine shows no property that begins with two underscores.
 */
export const STATE_VERSION = 1;
export const STATE_VERSION_KEY = "__stateVersion";

/** Old code would drop from newer state what it does not know, or create the resource again: so it touches nothing. */
export function refuseNewerState(props: Readonly<Record<string, unknown>>): void {
  const version = props[STATE_VERSION_KEY] ?? 1;
  if (typeof version === "number" && version <= STATE_VERSION) return;
  throw new UserError(
    `A newer pulumi-daily wrote this stack's state (version ${String(version)}; this one knows ${STATE_VERSION}). Upgrade pulumi-daily where this program runs. Nothing was changed.`,
  );
}
