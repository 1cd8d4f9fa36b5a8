import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { inputsToStruct, outputsToStruct, received, secretly, toStruct } from "../../../provider/src/native/wire";
import { unknown } from "../../../provider/src/properties/unknown";
import { type Raw, SECRET_MARK, SIGNATURE_KEY, UNKNOWN_MARKER } from "../../../provider/src/runtime/engineValues";
import { thrownBy } from "../support/errors";

/** As the engine sends it. */
const sent = (raw: object) => Struct.fromJavaScript(raw as Parameters<typeof Struct.fromJavaScript>[0]);
const secret = (value: unknown) => ({ [SIGNATURE_KEY]: SECRET_MARK, value });

const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(unknown),
    fc.array(tie("plain"), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("plain"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));
const values = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), plain, { noNullPrototype: true });

test("what goes to the engine comes back the same, and so does what is secret", () => {
  fc.assert(
    fc.property(values, fc.infiniteStream(fc.boolean()), (all, coin) => {
      const secrets = Object.keys(all).filter(() => coin.next().value);
      const back = received(toStruct(secretly(all, secrets)));
      expect(back.values).toEqual(all);
      expect([...back.secrets].sort()).toEqual([...secrets].sort());
    }),
  );
});

test.each([
  ["text", UNKNOWN_MARKER],
  ["boolean", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"],
  ["number", "3eeb2bf0-c639-47a8-9e75-3b44932eb421"],
  ["list", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"],
  ["object", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"],
])("an unknown %s is unknown at every depth, also as a secret", (_type, marker) => {
  const { values, secrets } = received(sent({ a: marker, b: [{ c: marker }], d: { e: secret(marker) } }));
  expect(values).toEqual({ a: unknown, b: [{ c: unknown }], d: { e: unknown } });
  expect([...secrets]).toEqual(["d"]);
});

test("a secret inside a value, or in another secret, makes the whole property secret", () => {
  const { values, secrets } = received(sent({ a: [{ b: secret("x") }], c: secret({ d: secret(1) }), e: "y" }));
  expect(values).toEqual({ a: [{ b: "x" }], c: { d: 1 }, e: "y" });
  expect([...secrets].sort()).toEqual(["a", "c"]);
});

test("an argument that an SDK says to be secret is, also where it came as a plain value", () => {
  const sentSecret = { b: [secret("x")] };
  const { values, secrets, raw } = received(sent({ a: "y", ...sentSecret, c: "z", __secrets: ["a", "b", "absent"] }));
  expect(values).toEqual({ a: "y", b: ["x"], c: "z" });
  expect([...secrets].sort()).toEqual(["a", "b"]);
  expect(raw).toEqual({ a: secret("y"), ...sentSecret, c: "z" });
});

test("where a secret is, and what is secret there, is known at every depth", () => {
  const { secretPaths, secretValues } = received(
    sent({ "a.b": [{ c: secret("x") }], d: secret({ e: secret("y") }), tokens: { ada: { f: secret("z") } } }),
  );
  expect(secretPaths).toEqual([["a.b", "[0]", "c"], ["d", "e"], ["d"], ["tokens", "ada", "f"]]);
  expect(secretValues).toEqual(["x", "y", { e: "y" }, "z"]);
});

test("the names of a set's tokens are not secret, and their arguments' names are no texts to mask", () => {
  const tokens = secret({ ada: "a token", bot: { userName: "Bot" } });
  expect(received(sent({ tokens })).secretValues).toEqual([["a token", "Bot"]]);
  expect(received(sent({ tokens: secret("no object") })).secretValues).toEqual(["no object"]);
});

test("null is a value, and undefined is none", () => {
  const raw = toStruct({ a: null, b: undefined, c: { d: undefined, e: null } }).toJavaScript();
  expect(raw).toEqual({ a: null, c: { e: null } });
});

test("a token is secret in the outputs, whatever the program says", () => {
  const outputs = outputsToStruct({ token: "eyJ", roomName: "r" }, []).toJavaScript() as Raw;
  expect(outputs.token).toEqual(secret("eyJ"));
  expect(outputs.roomName).toBe("r");
});

test("nothing at all is empty; a resource without an argument is not, since it says its state's version", () => {
  expect(received(undefined).isEmpty).toBe(true);
  expect(received(sent({})).isEmpty).toBe(true);
  expect(received(inputsToStruct({})).isEmpty).toBe(false);
});

test("what the dynamic provider keeps in a state for itself is no value", () => {
  expect(received(sent({ __provider: "code", __hints: {}, __lifetime: 1, name: "r" })).values).toEqual({ name: "r" });
});

test("an asset is refused by its place", () => {
  const asset = { [SIGNATURE_KEY]: "c44067f5952c0a294b673a41bacd8c17", text: "hidden" };
  const { message } = thrownBy(() => received(sent({ otherProperties: { x: [asset] } })));
  expect(message).toBe("otherProperties.x[0] is an asset, an archive or a resource; give a plain value, as in JSON.");
});
