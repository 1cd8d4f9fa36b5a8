import type { Account } from "./account";
import { axiosTransport } from "./axiosTransport";
import type { Cancellation } from "./cancellation";
import { createDailyClient, type DailyClient } from "./client";
import { createPacer, dailyLimits, type Tier } from "./pace";
import { systemClock } from "./systemClock";

export interface Connection
  extends Pick<Account, "apiKey" | "apiUrl" | "keySource" | "urlSource" | "onAnswer">,
    Partial<Pick<Account, "cancellation">> {
  /** Whether requests are spread under Daily's limits. Default: true. */
  readonly paced?: boolean;
}

/** A client for one account that really sends, over axios and by this machine's clock. */
export function connect({ paced = true, cancellation = uncancelled(), ...account }: Connection): DailyClient {
  const pacer = (tier: Tier) => createPacer(paced ? dailyLimits[tier] : [], systemClock, cancellation.requested);
  return createDailyClient({
    ...account,
    cancellation,
    transport: axiosTransport(),
    pacers: { default: pacer("default"), deletion: pacer("deletion") },
    clock: systemClock,
    random: Math.random,
  });
}

function uncancelled(): Cancellation {
  const never = new AbortController().signal;
  return { requested: never, overdue: never };
}
