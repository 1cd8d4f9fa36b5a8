import { credentials, type ServiceError, status } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Emulator } from "../../emulator/src/index.js";
import { type Serving, serve } from "../../provider/src/native/server";
import { toStruct } from "../../provider/src/native/wire";
import { SECRET_MARK, SIGNATURE_KEY, UNKNOWN_MARKER } from "../../provider/src/runtime/engineValues";
import { startEmulator } from "../unit/support/emulators";
import { TEST_KEY } from "../unit/support/vectors";
import { anyValue, cases, name, PLANTED } from "./support";

let emulator: Emulator;
let serving: Serving;
let client: ResourceProviderClient;
beforeAll(async () => {
  emulator = await startEmulator();
  serving = await serve({ version: "1.2.3", schema: () => "{}" }, undefined);
  client = new ResourceProviderClient(`127.0.0.1:${serving.port}`, credentials.createInsecure());
  const args = toStruct({ apiKey: TEST_KEY, apiUrl: emulator.url, requestPacing: "false" });
  await ask((done) => client.configure(new proto.ConfigureRequest().setArgs(args), done));
});
afterAll(async () => {
  client.close();
  serving.close();
  await emulator.close();
});

type Callback = (error: ServiceError | null, value: unknown) => void;
const ask = (call: (done: Callback) => unknown) =>
  new Promise<unknown>((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));

const types = ["Room", "MeetingToken", "MeetingTokenSet", "Nothing"].map((type) => `daily:index:${type}`);
/** What the engine marks: secret as a whole, not known yet, or of a kind that this package has no use for. */
const marked = anyValue.chain((value) =>
  fc.constantFrom<unknown>(
    value,
    UNKNOWN_MARKER,
    { [SIGNATURE_KEY]: SECRET_MARK, value: PLANTED },
    { [SIGNATURE_KEY]: SECRET_MARK, value: { [PLANTED]: PLANTED } },
    { [SIGNATURE_KEY]: "c44067f5952c0a294b673a41bacd8c17", path: "x" },
    { [SIGNATURE_KEY]: 5 },
    { ada: { [SIGNATURE_KEY]: SECRET_MARK, value: PLANTED }, bob: {} },
  ),
);
const argument = fc.oneof(
  fc.constantFrom("name", "privacy", "roomName", "expiresIn", "exp", "tokens", "token", "userName", "permissions"),
  fc.constantFrom("roomId", "expiresAt", "rooms", "otherProperties", "__stateVersion", "sip", "adopt", "__autonamed"),
  name,
);
/** Without anything planted in clear: that is no secret. */
const clear = (value: unknown) =>
  !JSON.stringify(value).includes(PLANTED) || JSON.stringify(value).includes(SECRET_MARK);
const struct = fc.dictionary(argument, marked.filter(clear), { maxKeys: 6, noNullPrototype: true });

const requests: Readonly<Record<string, (olds: Struct, news: Struct, of: Resource, done: Callback) => unknown>> = {
  check: (olds, news, of, done) => client.check(of(new proto.CheckRequest()).setOlds(olds).setNews(news), done),
  diff: (olds, news, of, done) =>
    client.diff(of(new proto.DiffRequest()).setId("an-id").setOlds(olds).setOldInputs(olds).setNews(news), done),
  "create, in a preview": (_, news, of, done) =>
    client.create(of(new proto.CreateRequest()).setProperties(news).setPreview(true), done),
  create: (_, news, of, done) => client.create(of(new proto.CreateRequest()).setProperties(news), done),
  "update, in a preview": (olds, news, of, done) =>
    client.update(
      of(new proto.UpdateRequest()).setId("an-id").setOlds(olds).setOldInputs(olds).setNews(news).setPreview(true),
      done,
    ),
  update: (olds, news, of, done) =>
    client.update(of(new proto.UpdateRequest()).setId("an-id").setOlds(olds).setOldInputs(olds).setNews(news), done),
  read: (olds, news, of, done) =>
    client.read(of(new proto.ReadRequest()).setId("an-id").setProperties(olds).setInputs(news), done),
  delete: (olds, news, of, done) =>
    client.delete(of(new proto.DeleteRequest()).setId("an-id").setProperties(olds).setOldInputs(news), done),
};

type Resource = <T extends { setUrn(urn: string): T; setName(name: string): T; setType(type: string): T }>(
  request: T,
) => T;
const resource =
  (type: string): Resource =>
  (request) =>
    request.setUrn(`urn:pulumi:dev::p::${type}::fuzzed`).setName("fuzzed").setType(type);

test.each(Object.keys(requests))(
  "whatever the engine sends with %s, it is answered or refused in words",
  async (method) => {
    const request = requests[method] as (typeof requests)[string];
    await fc.assert(
      fc.asyncProperty(struct, struct, fc.constantFrom(...types), async (olds, news, type) => {
        const [before, after] = [olds, news].map((raw) => Struct.fromJavaScript(raw as never));
        try {
          const answer = await ask((done) => request(before as Struct, after as Struct, resource(type), done));
          // What is refused is told with reasons; the rest of the answer may hold secrets, in their envelopes.
          const failures = (answer as Partial<proto.CheckResponse>).getFailuresList?.() ?? [];
          for (const failure of failures) expect(failure.getReason()).not.toContain(PLANTED);
        } catch (error) {
          const { code, details } = error as ServiceError;
          expect(code).toBe(status.UNKNOWN);
          expect(details).not.toContain("This is a defect");
          expect(details).not.toContain(PLANTED);
        }
      }),
      cases(11, 300) as never,
    );
  },
);
