import type { DailyClient } from "../daily/client";
import { UserError } from "./types";

/** The key is another account's. */
export class WrongDomain extends UserError {}

/**
 * Refuses to take "not there" for an answer from the wrong account: to it, everything of another domain is missing. So
 * that a wrong key never drops a state, and never makes a deletion look done.
 */
export async function assertSameDomain(
  client: DailyClient,
  expected: { readonly domainId?: string | undefined; readonly domainName?: string | undefined },
  thing: string,
): Promise<void> {
  const { domainId, domainName } = expected;
  if (domainId === undefined && domainName === undefined) return;
  const actual = await client.getDomain();
  if ((domainId ?? actual.domainId) === actual.domainId && (domainName ?? actual.domainName) === actual.domainName)
    return;
  throw new WrongDomain(
    `The API key belongs to the Daily domain "${actual.domainName}", and ${thing} to ${domainName === undefined ? "another domain" : `"${domainName}"`}: there it may well exist. The state is unchanged. Set the key of that domain and run again.`,
  );
}
