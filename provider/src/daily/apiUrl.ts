/** Daily's REST API, with its version. https://docs.daily.co/reference/rest-api */
export const DEFAULT_API_URL = "https://api.daily.co/v1";

/** What is wrong with an API URL, as the end of a sentence that begins with where it stands; or nothing. */
export function apiUrlFault(url: string): string | undefined {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return undefined;
  return `is no URL; write it with its version, such as "${DEFAULT_API_URL}".`;
}

/** An API URL as paths are put behind it: without a slash at its end. */
export function trimApiUrl(url: string): string {
  return url.replace(/\/+$/, "");
}
