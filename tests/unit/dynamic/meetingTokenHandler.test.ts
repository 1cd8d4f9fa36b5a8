import { meetingTokenHandler } from "../../../provider/src/dynamic/meetingTokenHandler";
import type { Raw } from "../../../provider/src/runtime/engineValues";
import { signMeetingToken } from "../../../provider/src/token";
import { DOMAIN_ID, TEST_KEY } from "../support/vectors";

const ANOTHER_DOMAIN = "11111111-1111-4111-8111-111111111111";
const ID = "0123456789abcdef";
const inputs = { roomName: "standup", signedBy: "apiKey", expiresIn: "24h", expiresAt: "2030-01-02T00:00:00Z" };
const token = signMeetingToken({ roomName: "standup", exp: 1_893_542_400 }, { apiKey: TEST_KEY, domainId: DOMAIN_ID });

const variables = ["DAILY_API_KEY", "DAILY_DOMAIN_ID"] as const;
const given = variables.map((name) => [name, process.env[name]] as const);
let said: string[];

beforeEach(() => {
  for (const name of variables) delete process.env[name];
  said = [];
  jest.spyOn(console, "log").mockImplementation((line) => void said.push(line));
});
afterEach(() => {
  jest.restoreAllMocks();
  for (const [name, value] of given) if (value !== undefined) process.env[name] = value;
});

/** What the engine is told of a self-signed token that nothing was changed about. */
function diff(config: Record<string, string>) {
  const handler = meetingTokenHandler();
  handler.configure({ config: { get: (key) => config[key] } });
  return handler.diff(ID, { ...inputs, token, issuedAt: "2030-01-01T00:00:00Z" }, { ...inputs });
}

const replaced = { changes: true, replaces: ["signedBy"], deleteBeforeReplace: false };
const line = `warning: The API key or the domain's id has changed since token ${ID} was signed. It works only while the key that signed it is active at Daily; an update replaces it.`;

test.each<[string, Record<string, string>]>([
  ["its key", { "daily:apiKey": TEST_KEY }],
  ["its key, with the end of its line", { "daily:apiKey": `${TEST_KEY}\n` }],
  ["its key and its domain", { "daily:apiKey": TEST_KEY, "daily:domainId": DOMAIN_ID }],
  ["no key, as a preview may", {}],
  ["no key, whatever the domain", { "daily:domainId": ANOTHER_DOMAIN }],
])("a self-signed token is left alone with %s", async (_, config) => {
  expect(await diff(config)).toEqual({ changes: false });
  expect(said).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ["another key", { "daily:apiKey": "another-key" }],
  ["a corrected domain id", { "daily:apiKey": TEST_KEY, "daily:domainId": ANOTHER_DOMAIN }],
  ["another key and domain", { "daily:apiKey": "another-key", "daily:domainId": ANOTHER_DOMAIN }],
])("a self-signed token is replaced with %s, and why is said", async (_, config) => {
  expect(await diff(config)).toEqual(replaced);
  expect(said).toEqual([line]);
});

test("a setting that is wrong is an error, and not another domain", async () => {
  await expect(diff({ "daily:apiKey": TEST_KEY, "daily:domainId": "acme" })).rejects.toThrow(
    /^daily:domainId is not a UUID;/,
  );
  await expect(diff({ "daily:apiKey": "two words" })).rejects.toThrow(
    "daily:apiKey contains white space; a Daily API key has none.",
  );
});

/** What the engine adds, the hints of a check and what this process has learnt, is not there in a destroy. */
describe("a deletion by a handler that knows nothing else", () => {
  const remove = (props: unknown) => meetingTokenHandler().delete(ID, props as Raw);

  test("says until when the token works", async () => {
    await expect(remove({ ...inputs, token, issuedAt: "2030-01-01T00:00:00Z" })).resolves.toBeUndefined();
    expect(said.join()).toMatch(/2030-01-02/);
  });

  test.each([[{}], [undefined], [null]])("goes through also without a state (%p)", async (props) => {
    await expect(remove(props)).resolves.toBeUndefined();
  });
});
