import { apiUrlFault, isNearby, trimApiUrl } from "../../../provider/src/daily/account";

const noUrl = 'is not a URL; write it with its version, such as "https://api.daily.co/v1".';
const inClear = "begins with http:, which would send the API key unencrypted; write https.";
const noVersion = 'lacks its version; write "https://api.daily.co/v1".';
const credentials = "contains credentials; leave them out: Daily needs only the API key.";
const query = 'has a query or a fragment; let it end with its version, such as "/v1".';
const another = (version: string) =>
  `names version ${version} of the API, and pulumi-daily speaks v1; end it with "/v1".`;

test.each([
  "https://api.daily.co/v1",
  "https://api.daily.co/v1/",
  "https://gateway.example.com/v1",
  // Somebody else's gateway may have a path of its own.
  "https://10.0.0.7/daily",
  // Nearby: an emulator, or a proxy beside the program.
  "http://127.0.0.1:8787/v1",
  "http://127.0.0.2/v1",
  "http://127.1/v1",
  "http://[::1]:8787/v1",
  "http://localhost:8787/v1",
  "http://LOCALHOST/v1",
  "http://daily.localhost/v1",
  "http://emulator:8787/v1",
])("%s is good", (url) => {
  expect(apiUrlFault(url)).toBeUndefined();
});

test.each([
  ["", noUrl],
  ["api.daily.co/v1", noUrl],
  ["localhost:8787", noUrl],
  ["ftp://api.daily.co/v1", noUrl],
  ["http://api.daily.co/v1", inClear],
  ["http://example.com", inClear],
  ["http://10.0.0.7/v1", inClear],
  ["http://[2001:db8::1]/v1", inClear],
  ["http://127.0.0.1.example.com/v1", inClear],
  ["http://127.example.com/v1", inClear],
  ["http://localhost.example.com/v1", inClear],
  ["http://notlocalhost.com/v1", inClear],
  ["http://localhost@example.com/v1", credentials],
  ["https://user:password@api.daily.co/v1", credentials],
  ["http://:password@127.0.0.1:8787/v1", credentials],
  ["https://api.daily.co/v2", another("v2")],
  ["http://127.0.0.1:8787/v2/", another("v2")],
  ["https://api.daily.co/v1?x=1", query],
  ["http://127.0.0.1:8787/v1#x", query],
  ["https://api.daily.co/rooms", 'has a path that is not Daily\'s; write "https://api.daily.co/v1".'],
  ["http://127.0.0.1:8787", 'lacks its version; write "http://127.0.0.1:8787/v1".'],
  ["https://gateway.example.com/", 'lacks its version; write "https://gateway.example.com/v1".'],
  ["https://api.daily.co", noVersion],
  ["https://api.daily.co/", noVersion],
  ["https://API.daily.co?v1", noVersion],
])("%j is not: it %s", (url, fault) => {
  expect(apiUrlFault(url)).toBe(fault);
});

test.each([
  ["localhost", true],
  ["emulator", true],
  ["api.daily.co", false],
])("%s is nearby: %s", (hostname, nearby) => {
  expect(isNearby(hostname)).toBe(nearby);
});

test("paths are put behind a URL without a slash at its end", () => {
  expect(trimApiUrl("https://api.daily.co/v1//")).toBe("https://api.daily.co/v1");
  expect(trimApiUrl("https://api.daily.co/v1")).toBe("https://api.daily.co/v1");
});
