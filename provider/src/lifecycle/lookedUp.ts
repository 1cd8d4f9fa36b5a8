import type { Values } from "./types";

/** Marks the state of what a program only looks up (`get`): it is not managed, so no update can create it again. */
export const LOOKED_UP = { lookedUp: true } as const;

/** Whether it was looked up before. A refresh reads it again, with what the first look-up found. */
export function wasLookedUp({ lookedUp }: Values): boolean {
  return lookedUp === true;
}
