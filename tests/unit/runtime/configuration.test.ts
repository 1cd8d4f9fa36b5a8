import { Configuration } from "../../../provider/src/runtime/configuration";
import { thrownBy } from "../support/errors";
import { DOMAIN_ID, TEST_KEY } from "../support/vectors";

const configuration = (config: Record<string, unknown>, environment: Record<string, string> = {}) =>
  new Configuration((key) => config[key], environment);

describe("the API key", () => {
  test.each([`${TEST_KEY}\n`, `${TEST_KEY}\r\n`, ` ${TEST_KEY}`, `\t${TEST_KEY} `])("%j is trimmed", (key) => {
    expect(configuration({ "daily:apiKey": key }).apiKey()).toEqual({ apiKey: TEST_KEY, keySource: "daily:apiKey" });
    expect(configuration({}, { DAILY_API_KEY: key }).apiKey()).toEqual({
      apiKey: TEST_KEY,
      keySource: "DAILY_API_KEY",
    });
  });

  test.each(["two words", `${TEST_KEY}\n${TEST_KEY}`, `a\u00a0b`])("%j is refused", (key) => {
    for (const [found, source] of [
      [configuration({ "daily:apiKey": key }), "daily:apiKey"],
      [configuration({}, { DAILY_API_KEY: key }), "DAILY_API_KEY"],
    ] as const) {
      const error = thrownBy(() => found.apiKey());
      expect(error.name).toBe("UserError");
      expect(error.message).toBe(`${source} has white space in it; a Daily API key has none.`);
    }
  });

  test.each([
    ["\u200b", "U+200B"],
    ["\u007f", "U+007F"],
    ["\u201c", "U+201C"],
    ["\u{1f511}", "U+1F511"],
  ])("with %j in it is refused: a header would lose it, and a signature would not", (stranger, name) => {
    const found = configuration({ "daily:apiKey": `${TEST_KEY}${stranger}` });
    expect(thrownBy(() => found.apiKey()).message).toBe(
      `daily:apiKey has a character in it that is none of a Daily API key (${name}); copy the key anew.`,
    );
  });

  test.each(["", " ", "\n"])("%j in the environment is none", (blank) => {
    const found = configuration({}, { DAILY_API_KEY: blank });
    expect(found.hasApiKey()).toBe(false);
    expect(thrownBy(() => found.apiKey()).message).toMatch(/^No Daily API key\./);
  });

  test.each(["", " ", "\n"])("%j where it is configured is not made up for by the environment's", (blank) => {
    const found = configuration({ "daily:apiKey": blank }, { DAILY_API_KEY: TEST_KEY });
    expect([found.hasApiKey(), found.keepsApiKeyInState()]).toEqual([false, false]);
    expect(thrownBy(() => found.apiKey()).message).toBe(
      "daily:apiKey is empty. Give it a Daily API key, or remove it to use DAILY_API_KEY.",
    );
    expect(configuration({}, { DAILY_API_KEY: TEST_KEY }).apiKey().keySource).toBe("DAILY_API_KEY");
  });

  test("of the environment stands in for a configured one, if it is another", () => {
    const given = (config: Record<string, string>, key?: string) =>
      configuration(config, key === undefined ? {} : { DAILY_API_KEY: key }).withKeyOfEnvironment();
    const configured = { "daily:apiKey": TEST_KEY, "daily:apiUrl": "https://daily.example/v1" };
    const other = given(configured, "another\n");
    expect(other?.apiKey()).toEqual({ apiKey: "another", keySource: "DAILY_API_KEY" });
    expect(other?.apiUrl()).toBe("https://daily.example/v1");
    for (const none of [given(configured), given(configured, " "), given(configured, TEST_KEY), given({}, "another")]) {
      expect(none).toBeUndefined();
    }
  });

  test("of an explicit provider is called so", () => {
    const eu = (key?: string) => configuration({ "daily:provider": "eu", "daily:apiKey": key });
    expect(eu(`${TEST_KEY}\n`).apiKey()).toEqual({ apiKey: TEST_KEY, keySource: 'apiKey of provider "eu"' });
    expect(thrownBy(() => eu("two words").apiKey()).message).toBe(
      'apiKey of provider "eu" has white space in it; a Daily API key has none.',
    );
    expect(thrownBy(() => eu().apiKey()).message).toBe(
      'No Daily API key for provider "eu". Give it an apiKey, or set DAILY_API_KEY where pulumi runs.',
    );
  });

  test("what is no text is none", () => {
    expect(configuration({ "daily:apiKey": 7 }).hasApiKey()).toBe(false);
  });
});

test("the other settings are trimmed too", () => {
  const found = configuration({
    "daily:apiKey": TEST_KEY,
    "daily:apiUrl": " https://api.daily.co/v1/\n",
    "daily:domainId": `${DOMAIN_ID}\n`,
    "daily:domainName": " acme",
    "daily:maxTokenLifetime": "12h\n",
    "daily:requestPacing": "false ",
  });
  expect(found.apiUrl()).toBe("https://api.daily.co/v1");
  expect(found.domain()).toEqual({ domainId: DOMAIN_ID, domainName: "acme" });
  expect(found.maxTokenLifetime()).toBe(12 * 3_600);
  expect(found.paced()).toBe(false);
});

test("a domain that is declared is that of a key in the environment, and not the other way round", () => {
  const environment = { DAILY_DOMAIN_ID: DOMAIN_ID, DAILY_DOMAIN_NAME: "acme" };
  expect(configuration({ "daily:apiKey": TEST_KEY }, environment).domain()).toEqual({});
  expect(configuration({ "daily:domainId": DOMAIN_ID }, { DAILY_API_KEY: TEST_KEY }).domain()).toEqual({
    domainId: DOMAIN_ID,
  });
  const another = { "daily:domainId": "99999999-9999-4999-8999-999999999999" };
  expect(configuration(another, { ...environment, DAILY_API_KEY: TEST_KEY }).domain()).toEqual({
    domainId: DOMAIN_ID,
    domainName: "acme",
  });
  expect(configuration({}, { ...environment, DAILY_API_KEY: TEST_KEY }).domain()).toEqual({
    domainId: DOMAIN_ID,
    domainName: "acme",
  });
});

test.each([
  ["http://api.daily.co/v1", "begins with http:, which would send the API key in clear; write https."],
  ["https://api.daily.co", 'lacks its version; write "https://api.daily.co/v1".'],
  ["api.daily.co", 'is not a URL; write it with its version, such as "https://api.daily.co/v1".'],
])("the URL %s is refused", (url, fault) => {
  expect(thrownBy(() => configuration({ "daily:apiUrl": url }).apiUrl()).message).toBe(`daily:apiUrl ${fault}`);
  expect(thrownBy(() => configuration({}, { DAILY_API_URL: url }).apiUrl()).message).toBe(`DAILY_API_URL ${fault}`);
});

test.each([
  ["true", true],
  ["false", false],
])("request pacing may be %j", (value, paced) => {
  expect(configuration({ "daily:requestPacing": value }).paced()).toBe(paced);
  expect(configuration({}, { DAILY_REQUEST_PACING: value }).paced()).toBe(paced);
});

test.each(["apiUrl", "domainId", "domainName", "maxTokenLifetime", "requestPacing"])(
  "%s that is configured and empty is refused; an empty variable is none",
  (name) => {
    const refused = configuration({ [`daily:${name}`]: " " });
    expect(thrownBy(() => refused.assertValid()).message).toBe(
      `daily:${name} is empty. Give it a value, or remove it.`,
    );
    const variable = `DAILY_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
    expect(() => configuration({}, { [variable]: "" }).assertValid()).not.toThrow();
  },
);

test("what can be seen without a key is checked without one", () => {
  expect(() => configuration({}).assertValid()).not.toThrow();
  expect(thrownBy(() => configuration({ "daily:requestPacing": "no" }).assertValid()).message).toBe(
    'daily:requestPacing is "no"; it must be "true" or "false".',
  );
});
