import type { DomainAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import type { EscConfiguration } from "../../esc/configuration";
import { isDomainOf } from "../../esc/minting";
import { clientWith } from "../../token/client";
import { exitCodes, Failure, type Io } from "../io";

/** How long a start waits for Daily: a service that restarts has requests to answer. */
const PATIENCE_MS = 5_000;

export interface Key {
  readonly apiKey: string;
  /** What it is called where it was found. */
  readonly source: string;
}

/**
 * Whose key it is, by Daily's word; undefined if Daily does not say. A token that is signed with a wrong key opens no
 * room, and nothing else would show that.
 *
 * @throws Failure if Daily refuses the key, or it is of another domain than the configuration names
 */
export async function askDaily(
  { apiKey, source }: Key,
  configuration: EscConfiguration,
  io: Io,
): Promise<DomainAnswer | undefined> {
  const end = AbortSignal.timeout(PATIENCE_MS);
  const client = clientWith({ ...configuration, apiKey }, { cancellation: { requested: end, overdue: end } });
  try {
    const domain = await client.getDomain();
    if (isDomainOf(configuration, domain)) return domain;
    throw new Failure(
      exitCodes.usage,
      "wrong-domain",
      `The API key (from ${source}) belongs to the domain ${domain.domainName} (${domain.domainId}), but the configuration names another. Correct domainId and domainName there, or the key.`,
    );
  } catch (error) {
    if (!isDailyError(error)) throw error;
    if (error.code === "auth") {
      throw new Failure(exitCodes.usage, error.code, `Daily refuses the API key (from ${source}). Correct the key.`);
    }
    const reason = error.code === "cancelled" ? `no answer in ${PATIENCE_MS / 1_000} seconds` : error.code;
    io.err(`Daily did not say whether the API key is good (${reason}). Starting anyway.\n`);
    return undefined;
  }
}
