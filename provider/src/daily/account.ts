import type { Clock } from "./clock";
import type { Pacer, Tier } from "./pace";
import { isThisMachine } from "./proxy";
import type { HttpAnswer, Transport } from "./transport";

/** What an error says of an account. */
export interface AccountInWords {
  readonly apiUrl: string;
  /** Where the key was found, such as `daily:apiKey`. */
  readonly keySource: string;
  /** What the URL's setting is called. Default: `daily:apiUrl`. */
  readonly urlSource?: string;
}

/** An account at Daily, and everything that a call to it needs. */
export interface Account extends AccountInWords {
  readonly apiKey: string;
  readonly transport: Transport;
  readonly pacers: Readonly<Record<Tier, Pacer>>;
  readonly clock: Clock;
  /** At least 0 and below 1. */
  readonly random: () => number;
  readonly cancellation: Cancellation;
  readonly onAnswer?: (answer: HttpAnswer) => void;
}

/** What is said if there is no API key, by who needs one. */
export const noApiKey = {
  stack:
    'No Daily API key. Set it with "pulumi config set --secret daily:apiKey", or set DAILY_API_KEY where pulumi runs.',
  provider: (name: string) =>
    `No Daily API key for provider "${name}". Give it an apiKey, or set DAILY_API_KEY where pulumi runs.`,
  empty: (source: string) => `${source} is empty. Give it a Daily API key, or remove it to use DAILY_API_KEY.`,
  command: "No Daily API key. Set DAILY_API_KEY, or pipe the key in as the line after the token.",
  esc: "No Daily API key. Set DAILY_API_KEY, or DAILY_API_KEY_FILE to a file that holds it.",
  doctor: {
    fault: "There is no API key: neither daily:apiKey in the stack's configuration nor DAILY_API_KEY.",
    remedy:
      'Run "pulumi config set --secret daily:apiKey", or set DAILY_API_KEY. Daily\'s dashboard shows the key under Developers.',
  },
  call: "apiKey is missing or empty; give the domain's Daily API key.",
} as const;

/**
 * What is wrong with an API key's characters, as the end of a sentence that begins with where it stands; or nothing.
 *
 * An HTTP library drops from a header what may not stand there, so REST would work with such a key, but Daily would
 * silently ignore a token signed with it.
 */
export function apiKeyFault(key: string): string | undefined {
  if (/\s/.test(key)) return "contains white space; a Daily API key has none.";
  const stranger = /[^\x21-\x7e]/u.exec(key)?.[0].codePointAt(0);
  if (stranger === undefined) return undefined;
  const name = `U+${stranger.toString(16).toUpperCase().padStart(4, "0")}`;
  return `contains a character that a Daily API key cannot have (${name}); copy the key again.`;
}

/** Daily's REST API, with its version. https://docs.daily.co/reference/rest-api */
export const DEFAULT_API_URL = "https://api.daily.co/v1";

/** What is wrong with an API URL, as the end of a sentence that begins with where it stands; or nothing. */
export function apiUrlFault(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !["http:", "https:"].includes(parsed.protocol)) {
    return `is not a URL; write it with its version, such as "${DEFAULT_API_URL}".`;
  }
  const { protocol, hostname, pathname, origin, search, hash, username, password } = parsed;
  if (username !== "" || password !== "") {
    return "contains credentials; leave them out: Daily needs only the API key.";
  }
  if (protocol === "http:" && !isNearby(hostname)) {
    return "begins with http:, which would send the API key unencrypted; write https.";
  }
  if (pathname === "/") return `lacks its version; write "${origin}/v1".`;
  const version = /\/(v\d+)\/*$/.exec(pathname)?.[1];
  if (version !== undefined && version !== "v1") {
    return `names version ${version} of the API, and pulumi-daily speaks v1; end it with "/v1".`;
  }
  if (version === undefined && hostname === new URL(DEFAULT_API_URL).hostname) {
    return `has a path that is not Daily's; write "${DEFAULT_API_URL}".`;
  }
  if (search !== "" || hash !== "") return 'has a query or a fragment; let it end with its version, such as "/v1".';
  return undefined;
}

/** This machine, or a name that only a local network knows: where an emulator or a proxy may run. */
export function isNearby(hostname: string): boolean {
  return isThisMachine(hostname) || /^[^.:]+$/.test(hostname);
}

/** An API URL as paths are put behind it: without a slash at its end. */
export function trimApiUrl(url: string): string {
  return url.replace(/\/+$/, "");
}

/** How the person who runs an update ends it. */
export interface Cancellation {
  /** Aborted when the update is to end: nothing new is begun, and nothing is waited for. */
  readonly requested: AbortSignal;
  /** Aborted a little later: what is under way has had its time, and is cut off. */
  readonly overdue: AbortSignal;
}
