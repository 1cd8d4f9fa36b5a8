import type { StartAccount } from "../start/account";

/** The domain of an account, as variables: what a self-signed token needs, so that it needs no call. */
export async function domainOf({ apiKey, apiUrl }: StartAccount): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(`${apiUrl ?? "https://api.daily.co/v1"}/`, {
    headers: { Authorization: `Bearer ${apiKey}` },
  });
  if (!answer.ok) throw new Error(`Daily answered ${answer.status} when asked for the domain.`);
  const { domain_id: id, domain_name: name } = (await answer.json()) as { domain_id: string; domain_name: string };
  return { DAILY_DOMAIN_ID: id, DAILY_DOMAIN_NAME: name };
}
