/** Daily's REST API, with its version. https://docs.daily.co/reference/rest-api */
export const DEFAULT_API_URL = "https://api.daily.co/v1";

/** What is wrong with an API URL, as the end of a sentence that begins with where it stands; or nothing. */
export function apiUrlFault(url: string): string | undefined {
  const { protocol, hostname, pathname } = URL.canParse(url)
    ? new URL(url)
    : { protocol: "", hostname: "", pathname: "" };
  if (protocol !== "https:" && protocol !== "http:") {
    return `is not a URL; write it with its version, such as "${DEFAULT_API_URL}".`;
  }
  if (protocol === "http:" && !isNearby(hostname)) {
    return "begins with http:, which would send the API key in clear; write https.";
  }
  if (hostname === new URL(DEFAULT_API_URL).hostname && pathname === "/") {
    return `lacks its version; write "${DEFAULT_API_URL}".`;
  }
  return undefined;
}

/** This machine, or a name that only a local network knows: where an emulator or a proxy may run. */
function isNearby(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost|[^.:]+)$/.test(hostname);
}

/** An API URL as paths are put behind it: without a slash at its end. */
export function trimApiUrl(url: string): string {
  return url.replace(/\/+$/, "");
}
