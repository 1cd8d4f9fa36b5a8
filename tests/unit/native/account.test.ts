import { accountOf, unknownSettings, withSecretKey } from "../../../provider/src/native/account";
import { received, toStruct } from "../../../provider/src/native/wire";
import { SECRET_MARK, SIGNATURE_KEY, UNKNOWN_MARKER } from "../../../provider/src/runtime/engineValues";
import { thrownBy } from "../support/errors";

const secret = (value: unknown) => ({ [SIGNATURE_KEY]: SECRET_MARK, value });
const of = (raw: Record<string, unknown>) => received(toStruct(raw));

test("the default provider's settings are called by their keys, an explicit one's by its name", () => {
  const faulty = of({ requestPacing: "perhaps" });
  expect(thrownBy(() => accountOf(faulty, "default_0_1_0").assertValid()).message).toMatch(/^daily:requestPacing is /);
  expect(thrownBy(() => accountOf(faulty, "default").assertValid()).message).toMatch(/^daily:requestPacing is /);
  expect(thrownBy(() => accountOf(faulty, "defaults").assertValid()).message).toMatch(
    /^requestPacing of provider "defaults" is /,
  );
});

test.each([true, "true"])("a switch may come as %j", (requestPacing) => {
  expect(accountOf(of({ requestPacing }), "other").paced()).toBe(true);
});

test("a key that is empty or null is not the environment's, and is told apart from none", () => {
  for (const apiKey of ["", null]) {
    const { message } = thrownBy(() => accountOf(of({ apiKey }), "other").apiKey());
    expect(message).toContain('apiKey of provider "other"');
  }
});

test("a setting that is not known yet is no fault", () => {
  expect(() => accountOf(of({ apiUrl: UNKNOWN_MARKER }), "other").assertValid()).not.toThrow();
});

test("an unknown setting is named, with the one that was probably meant; what the engine adds is none", () => {
  const reasons = (raw: Record<string, unknown>) => unknownSettings(of(raw)).map(({ reason }) => reason);
  expect(reasons({ apikey: "x" })).toEqual(["The provider has no argument apikey. Did you mean apiKey?"]);
  expect(reasons({ version: "1.0.0", pluginDownloadURL: "x", __internal: {}, apiKey: "x" })).toEqual([]);
});

test("the key is secret once, whether the program says so or not", () => {
  expect(withSecretKey(of({ apiKey: "k", domainId: "d" }))).toEqual({ apiKey: secret("k"), domainId: "d" });
  expect(withSecretKey(of({ apiKey: secret("k") }))).toEqual({ apiKey: secret("k") });
  expect(withSecretKey(of({}))).toEqual({});
});
