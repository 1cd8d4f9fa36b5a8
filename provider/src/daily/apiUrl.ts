/** Daily's REST API, with its version. https://docs.daily.co/reference/rest-api */
export const DEFAULT_API_URL = "https://api.daily.co/v1";

/** What is wrong with an API URL, as the end of a sentence that begins with where it stands; or nothing. */
export function apiUrlFault(url: string): string | undefined {
  const { protocol, hostname, pathname, origin, search, hash, username, password } = parsed(url);
  if (protocol !== "https:" && protocol !== "http:") {
    return `is not a URL; write it with its version, such as "${DEFAULT_API_URL}".`;
  }
  if (username !== "" || password !== "") {
    return "has credentials in it; leave them out: the API key is all that Daily asks for.";
  }
  if (protocol === "http:" && !isNearby(hostname)) {
    return "begins with http:, which would send the API key in clear; write https.";
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

function parsed(url: string): URL | typeof NO_URL {
  return URL.canParse(url) ? new URL(url) : NO_URL;
}

const NO_URL = {
  protocol: "",
  hostname: "",
  pathname: "",
  origin: "",
  search: "",
  hash: "",
  username: "",
  password: "",
} as const;

/** This machine, or a name that only a local network knows: where an emulator or a proxy may run. */
function isNearby(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost|[^.:]+)$/.test(hostname);
}

/** An API URL as paths are put behind it: without a slash at its end. */
export function trimApiUrl(url: string): string {
  return url.replace(/\/+$/, "");
}
