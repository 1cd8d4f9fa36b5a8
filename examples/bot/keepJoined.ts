import { setTimeout as wait } from "node:timers/promises";
import { decodeMeetingToken } from "pulumi-daily/token";
import type { TokenSource } from "./tokenSource";

export interface Bot {
  readonly read: TokenSource;
  /** Joins with a token, and again with a later one; throws if the token will not do. */
  join(token: string): Promise<void>;
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
  /** The time between two looks. */
  readonly pause?: () => Promise<unknown>;
}

/**
 * Keeps a bot in its room across renewals. In the last third of its token's life, which is when a renewal comes by default, it
 * looks every five minutes for another one, and joins with that while the old one still works. It does not end.
 */
export async function keepJoined({ read, join, now = Date.now, pause = fiveMinutes }: Bot): Promise<never> {
  let held: { readonly token: string; readonly looksFrom: number; readonly ends: string } | undefined;
  for (;;) {
    if (held === undefined || now() >= held.looksFrom) {
      try {
        const token = await read();
        if (token !== held?.token) {
          const next = { token, ...times(token, now()) };
          await join(token);
          held = next;
        }
      } catch (error) {
        // A bot that is in the room stays there: the next look may find a token that will do.
        if (held === undefined) throw error;
        console.error(`The bot keeps its token, which ends at ${held.ends}: ${(error as Error).message}.`);
      }
    }
    await pause();
  }
}

function times(token: string, now: number): { looksFrom: number; ends: string } {
  const { expiresAt } = decodeMeetingToken(token);
  if (expiresAt === undefined) return { looksFrom: Number.POSITIVE_INFINITY, ends: "no time" };
  return { looksFrom: now + ((expiresAt.getTime() - now) * 2) / 3, ends: expiresAt.toISOString() };
}

const fiveMinutes = () => wait(5 * 60_000);
