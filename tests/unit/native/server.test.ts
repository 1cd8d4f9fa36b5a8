import { credentials, type ServiceError, status } from "@grpc/grpc-js";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { type IResourceProviderClient, ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Emulator } from "../../../emulator/src/index.js";
import { EngineLog } from "../../../provider/src/native/engineLog";
import { type Serving, serve } from "../../../provider/src/native/server";
import { received, toStruct } from "../../../provider/src/native/wire";
import { type Raw, SECRET_MARK, SIGNATURE_KEY, UNKNOWN_MARKER } from "../../../provider/src/runtime/engineValues";
import { startEmulator } from "../support/emulators";
import { rejectionOf } from "../support/errors";
import { recordedLog } from "../support/fakes";
import { selfSigned, TEST_KEY } from "../support/vectors";

const secret = (value: unknown) => ({ [SIGNATURE_KEY]: SECRET_MARK, value });
const { DiffChanges } = proto.DiffResponse;
const TOKEN = selfSigned.token;
const SCHEMA = '{"name":"daily"}';

let emulator: Emulator;
let serving: Serving;
let client: ResourceProviderClient;
async function start(): Promise<void> {
  serving = await serve({ version: "1.2.3", schema: () => SCHEMA }, undefined);
  client = new ResourceProviderClient(`127.0.0.1:${serving.port}`, credentials.createInsecure());
}
function stop(): void {
  client.close();
  serving.close();
}
beforeEach(async () => {
  emulator = await startEmulator();
  await start();
});
afterEach(async () => {
  jest.restoreAllMocks();
  stop();
  await emulator.close();
});

type Callback<T> = (error: ServiceError | null, value: T) => void;
function ask<T>(call: (callback: Callback<T>) => unknown): Promise<T> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));
}

const account = () => ({ apiKey: TEST_KEY, apiUrl: emulator.url, requestPacing: "false" });
const configure = (raw: Raw = account()) =>
  ask<proto.ConfigureResponse>((done) =>
    client.configure(new proto.ConfigureRequest().setArgs(toStruct(raw)).setName("mine"), done),
  );

const URN = "urn:pulumi:dev::p::daily:index:Room::standup";
/** What each request of a resource says. */
function of<T extends { setUrn(urn: string): T; setName(name: string): T; setType(type: string): T }>(
  request: T,
  type = "daily:index:Room",
): T {
  return request.setUrn(URN).setName("standup").setType(type);
}
const check = (news: Raw, type?: string) =>
  ask<proto.CheckResponse>((done) => client.check(of(new proto.CheckRequest(), type).setNews(toStruct(news)), done));
const create = (inputs: Raw, preview: boolean, type?: string) =>
  ask<proto.CreateResponse>((done) =>
    client.create(of(new proto.CreateRequest(), type).setProperties(toStruct(inputs)).setPreview(preview), done),
  );
const reasons = (response: proto.CheckResponse) => response.getFailuresList().map((failure) => failure.getReason());

test("what the plugin says of itself", async () => {
  const handshake = await ask<proto.ProviderHandshakeResponse>((done) =>
    client.handshake(new proto.ProviderHandshakeRequest().setEngineAddress("127.0.0.1:1"), done),
  );
  expect(handshake.toObject()).toMatchObject({
    acceptSecrets: true,
    acceptResources: false,
    acceptOutputs: false,
    supportsAutonamingConfiguration: true,
  });
  const info = await ask<{ getVersion(): string }>((done) => client.getPluginInfo(new Empty(), done));
  expect(info.getVersion()).toBe("1.2.3");
  const schema = await ask<proto.GetSchemaResponse>((done) => client.getSchema(new proto.GetSchemaRequest(), done));
  expect(schema.getSchema()).toBe(SCHEMA);
  const mapping = await ask<proto.GetMappingResponse>((done) => client.getMapping(new proto.GetMappingRequest(), done));
  expect(mapping.getProvider()).toBe("");
  const mappings = await ask<proto.GetMappingsResponse>((done) =>
    client.getMappings(new proto.GetMappingsRequest(), done),
  );
  expect(mappings.getProvidersList()).toEqual([]);
  await ask((done) => client.attach(new PluginAttach().setAddress("127.0.0.1:1"), done));
});

test("configuration: faults are told by their names, the key is secret, and a change replaces nothing", async () => {
  const news = toStruct({ apiKey: TEST_KEY, apikey: "x", requestPacing: "perhaps" });
  const checked = await ask<proto.CheckResponse>((done) =>
    client.checkConfig(new proto.CheckRequest().setNews(news).setName("mine"), done),
  );
  expect(reasons(checked)).toEqual([
    "The provider has no argument apikey. Did you mean apiKey?",
    'requestPacing of provider "mine" is "perhaps"; it must be "true" or "false".',
  ]);
  expect(checked.getInputs()?.toJavaScript()).toMatchObject({ apiKey: secret(TEST_KEY) });

  const diffConfig = (olds: Raw, news: Raw) =>
    ask<proto.DiffResponse>((done) =>
      client.diffConfig(new proto.DiffRequest().setOldInputs(toStruct(olds)).setNews(toStruct(news)), done),
    );
  expect((await diffConfig({ apiKey: secret("a") }, { apiKey: "a" })).getChanges()).toBe(DiffChanges.DIFF_NONE);
  const changed = await diffConfig({ apiKey: "a" }, { apiKey: "b" });
  expect(changed.getChanges()).toBe(DiffChanges.DIFF_SOME);
  expect(changed.getReplacesList()).toEqual([]);

  expect((await configure()).toObject()).toMatchObject({
    acceptsecrets: true,
    supportspreview: true,
    supportsAutonamingConfiguration: true,
  });
});

test("a room: previews ask nobody; then it is made, read, changed and deleted", async () => {
  await configure();
  const inputs = (await check({ name: "r", privacy: "private" })).getInputs()?.toJavaScript() as Raw;
  const preview = await create(inputs, true);
  expect(preview.getId()).toBe("");
  expect(received(preview.getProperties()).values).toMatchObject({ name: "r", privacy: "private" });
  expect(emulator.requests()).toEqual([]);

  const created = await create(inputs, false);
  expect(created.getId()).toBe("r");
  const olds = created.getProperties();
  const asked = emulator.requests().length;
  expect(asked).toBeGreaterThan(0);

  const news = toStruct({ ...inputs, privacy: "public" });
  const diff = await ask<proto.DiffResponse>((done) =>
    client.diff(
      of(new proto.DiffRequest()).setId("r").setOlds(olds).setOldInputs(toStruct(inputs)).setNews(news),
      done,
    ),
  );
  expect(diff.getDiffsList()).toEqual(["privacy"]);
  expect(diff.getReplacesList()).toEqual([]);

  const update = (preview: boolean) =>
    ask<proto.UpdateResponse>((done) =>
      client.update(of(new proto.UpdateRequest()).setId("r").setOlds(olds).setNews(news).setPreview(preview), done),
    );
  const known = received((await update(true)).getProperties()).values;
  expect(known).toMatchObject({ name: "r", privacy: "public", url: received(olds).values.url });
  expect(emulator.requests()).toHaveLength(asked);
  const updated = (await update(false)).getProperties();
  expect(received(updated).values).toMatchObject({ privacy: "public" });

  const read = () =>
    ask<proto.ReadResponse>((done) =>
      client.read(of(new proto.ReadRequest()).setId("r").setProperties(updated).setInputs(news), done),
    );
  expect(received((await read()).getInputs()).values).toEqual({ name: "r", privacy: "public" });
  const remove = of(new proto.DeleteRequest()).setId("r").setProperties(updated);
  // The stubs' class declares pb_delete alone, their interface what the stubs have.
  await ask((done) => (client as IResourceProviderClient).delete(remove, done));
  expect((await read()).getId()).toBe("");
});

describe("a room that is looked up", () => {
  const HOOK = "https://example.com/?key=nobodys-business";
  const daily = (method: string, path: string, body?: object) =>
    fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${TEST_KEY}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  // Each command of the engine's starts a plugin.
  const refreshes = async () => {
    stop();
    await start();
    await configure();
  };
  // The engine keeps the program's inputs of such a resource, of which there are none.
  const look = (outputs?: Raw) =>
    ask<proto.ReadResponse>((done) =>
      client.read(
        of(new proto.ReadRequest())
          .setId("lobby")
          .setInputs(toStruct({}))
          .setProperties(toStruct(outputs ?? {})),
        done,
      ),
    );
  const outputsOf = (response: proto.ReadResponse) => response.getProperties()?.toJavaScript() as Raw;

  test("is refreshed as one: made again outside it is still looked up, and what may hold a key is secret", async () => {
    await configure();
    await daily("POST", "/rooms", { name: "lobby" });
    const first = outputsOf(await look());
    await daily("DELETE", "/rooms/lobby");
    await daily("POST", "/rooms", { name: "lobby", properties: { meeting_join_hook: HOOK } });
    await refreshes();
    const again = await look(first);
    expect([again.getId(), again.hasInputs()]).toEqual(["lobby", false]);
    expect(outputsOf(again)).toMatchObject({ name: "lobby", meetingJoinHook: secret(HOOK) });
    expect(outputsOf(again).roomId).not.toBe(first.roomId);
  });

  test("and gone is not said to be created again", async () => {
    const log = recordedLog();
    jest.spyOn(EngineLog.prototype, "of").mockReturnValue(log);
    await configure();
    await daily("POST", "/rooms", { name: "lobby" });
    const first = outputsOf(await look());
    await daily("DELETE", "/rooms/lobby");
    await refreshes();
    expect((await look(first)).getId()).toBe("");
    expect(log.lines).toEqual(['warn: Room "lobby" no longer exists at Daily. The next update looks it up again.']);
  });
});

test("check keeps values as they were written, and names a fault without its secret value", async () => {
  await configure();
  const token = "daily:index:MeetingToken";
  const good = await check({ roomName: "r", expiresIn: "24h", userName: secret(UNKNOWN_MARKER) }, token);
  expect(reasons(good)).toEqual([]);
  expect(good.getInputs()?.toJavaScript()).toMatchObject({ expiresIn: "24h", userName: secret(UNKNOWN_MARKER) });
  const bad = await check({ roomName: "r", expiresIn: "24h", startVideoOff: secret("hidden-text") }, token);
  expect(reasons(bad)).toHaveLength(1);
  expect(reasons(bad)[0]).toContain("startVideoOff");
  expect(reasons(bad)[0]).not.toContain("hidden-text");
});

test.each([
  ["MeetingToken", "a token", TOKEN, "Daily does not return tokens that it has minted"],
  ["MeetingTokenSet", "a token", TOKEN, "Daily does not return tokens that it has minted"],
  ["Room", "a token", TOKEN, "The id is not a room's name."],
  ["Room", "a join URL", `https://acme.daily.co/standup?t=${TOKEN}`, "The id is not a room's name."],
  ["Room", "a path", "..", "The id is not a room's name."],
])(
  "an import of a %s by %s is refused with the reason, without the id and without asking Daily",
  async (type, _, id, reason) => {
    await configure();
    const request = of(new proto.ReadRequest(), `daily:index:${type}`).setId(id);
    const { message } = await rejectionOf(ask((done) => client.read(request, done)));
    expect(message).toContain(reason);
    expect(message).not.toContain(id);
    expect(emulator.requests()).toEqual([]);
  },
);

test("functions: an answer, an unknown one, an unknown argument", async () => {
  await configure();
  const invoke = (tok: string, args: Raw = {}) =>
    ask<proto.InvokeResponse>((done) =>
      client.invoke(new proto.InvokeRequest().setTok(tok).setArgs(toStruct(args)), done),
    );
  expect((await invoke("daily:index:getDomain")).getReturn()?.toJavaScript()).toMatchObject({ domainName: "acme" });
  const unheardOf = await rejectionOf(invoke("daily:index:getRom"));
  expect(unheardOf.message).toContain("pulumi-resource-daily has no function daily:index:getRom.");
  const stranger = await rejectionOf(invoke("daily:index:getRoom", { nam: "r" }));
  expect(stranger.message).toContain("nam");
  const later = await rejectionOf(invoke("daily:index:getRoom", { name: UNKNOWN_MARKER }));
  expect(later.message).toContain("getRoom: name is not known yet.");
});

test("a token that has expired does not follow a room that is replaced: the engine asks before the token's check", async () => {
  await configure();
  const inputs = { roomName: "r", exp: 1_000_000_000 };
  const olds = { ...inputs, token: secret(TOKEN), expiresAt: "2001-09-09T01:46:40Z" };
  const diff = (news: Raw) => {
    const request = of(new proto.DiffRequest(), "daily:index:MeetingToken").setId("id").setOlds(toStruct(olds));
    request.setOldInputs(toStruct(inputs)).setNews(toStruct(news));
    return ask<proto.DiffResponse>((done) => client.diff(request, done));
  };
  expect((await diff({ ...inputs, roomName: UNKNOWN_MARKER })).getReplacesList()).toEqual([]);
  expect((await diff(inputs)).getChanges()).toBe(DiffChanges.DIFF_NONE);
});

test("after Cancel nothing new is asked of Daily", async () => {
  await configure();
  await ask((done) => client.cancel(new Empty(), done));
  await rejectionOf(create({ name: "r" }, false));
  expect(emulator.requests()).toEqual([]);
});

test.each(["call", "parameterize", "list"] as const)("%s is not implemented, and says so", async (method) => {
  const call = client[method] as unknown as (request: unknown, done: Callback<unknown>) => unknown;
  const requests = { call: proto.CallRequest, parameterize: proto.ParameterizeRequest, list: proto.ListRequest };
  const request = new requests[method]();
  const error = await new Promise<unknown>((resolve) => {
    const answered = call.call(client, request, resolve) as { on?(event: string, listen: (e: unknown) => void): void };
    answered.on?.("error", resolve);
  });
  expect(error).toMatchObject({ code: status.UNIMPLEMENTED });
});
