import { apiUrlFault, DEFAULT_API_URL, trimApiUrl } from "../daily/account";
import type { DailyClient } from "../daily/client";
import { type Connection, connected } from "../daily/connect";
import { assertApiKey, invalidOption } from "./checks";

/** A Daily account. */
export interface DailyAccess {
  /** The domain's API key. */
  readonly apiKey: string;
  /** The API's URL, including its version. Default: `https://api.daily.co/v1`. */
  readonly apiUrl?: string;
}

export function clientWith(
  { apiKey, apiUrl = DEFAULT_API_URL }: DailyAccess,
  more: Pick<Connection, "cancellation"> = {},
): DailyClient {
  assertApiKey(apiKey);
  const fault = apiUrlFault(apiUrl);
  if (fault !== undefined) throw invalidOption(`apiUrl ${fault}`);
  return connected({ apiKey, apiUrl: trimApiUrl(apiUrl), keySource: "apiKey", urlSource: "apiUrl", ...more });
}
