import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Message } from "google-protobuf";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { HINTS_KEY } from "../../provider/src/dynamic/hints";
import { meetingTokenHandler } from "../../provider/src/dynamic/meetingTokenHandler";
import { meetingTokenSetHandler } from "../../provider/src/dynamic/meetingTokenSetHandler";
import { roomHandler } from "../../provider/src/dynamic/roomHandler";
import { serve } from "../../provider/src/native/server";
import { received, toStruct } from "../../provider/src/native/wire";
import { type Raw, SIGNATURE_KEY } from "../../provider/src/runtime/engineValues";

export type ResourceType = "Room" | "MeetingToken" | "MeetingTokenSet";

/** What the engine holds of a resource: as it came from the provider, and is handed back. */
export interface Held {
  readonly id: string;
  readonly inputs: Raw;
  readonly outputs: Raw;
}

/** A failure after which the engine keeps what was made. */
export class InitFailure extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly outputs: Raw,
  ) {
    super(message);
  }
}

/** A provider as the engine talks to it. */
export interface Adapter {
  check(olds: Raw, news: Raw): Promise<Raw>;
  diff(held: Held, news: Raw): Promise<"none" | "update" | "replace" | "delete, then create">;
  create(news: Raw): Promise<{ id: string; outputs: Raw }>;
  /** Undefined if it is gone. */
  read(held: Held): Promise<{ id: string; outputs: Raw } | undefined>;
  update(held: Held, news: Raw): Promise<Raw>;
  delete(held: Held): Promise<void>;
  /** Outputs without the engine's marks. */
  plain(outputs: Raw): Raw;
  close(): void;
}

export type Config = Readonly<Record<"apiKey" | "apiUrl", string>>;

export const adapters = { dynamic, native } as const;

const handlers = { Room: roomHandler, MeetingToken: meetingTokenHandler, MeetingTokenSet: meetingTokenSetHandler };

async function dynamic(type: ResourceType, { apiKey, apiUrl }: Config): Promise<Adapter> {
  const handler = handlers[type]();
  const config: Raw = { "daily:apiKey": apiKey, "daily:apiUrl": apiUrl, "daily:requestPacing": "false" };
  handler.configure({ config: { get: (key) => config[key] } });
  const kept = <T>(made: Promise<T>): Promise<T> =>
    made.catch((error: Error & { id?: string; properties?: Raw }) => {
      if (error.id === undefined) throw error;
      throw new InitFailure(error.message, error.id, stripped(error.properties ?? {}));
    });
  return {
    async check(olds, news) {
      const hints = { resourceName: "fuzzed", plainArguments: JSON.stringify(news) };
      const { inputs, failures } = await handler.check(olds, { ...news, [HINTS_KEY]: hints });
      if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join(" "));
      return stripped(inputs);
    },
    async diff({ id, outputs }, news) {
      const { changes, replaces = [], deleteBeforeReplace } = await handler.diff(id, outputs, news);
      if (!changes) return "none";
      if (replaces.length === 0) return "update";
      return deleteBeforeReplace ? "delete, then create" : "replace";
    },
    async create(news) {
      const { id, outs } = await kept(handler.create(news));
      return { id, outputs: stripped(outs) };
    },
    async read({ id, outputs }) {
      const found = await handler.read(id, outputs);
      return found.props === undefined ? undefined : { id, outputs: stripped(found.props) };
    },
    update: async ({ id, outputs }, news) => stripped((await kept(handler.update(id, outputs, news))).outs),
    delete: ({ id, outputs }) => handler.delete(id, outputs),
    plain: (outputs) => outputs,
    close() {},
  };
}

/** The host hands values over without the envelopes of secrets. */
function stripped(values: Raw): Raw {
  const isSecret = (value: unknown): value is { value: unknown } =>
    typeof value === "object" && value !== null && SIGNATURE_KEY in value;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isSecret(value) ? value.value : value]),
  );
}

async function native(type: ResourceType, config: Config): Promise<Adapter> {
  const serving = await serve({ version: "1.2.3", schema: () => "{}" }, undefined);
  const client = new ResourceProviderClient(`127.0.0.1:${serving.port}`, credentials.createInsecure());
  const of = <T extends { setUrn(urn: string): T; setName(name: string): T; setType(type: string): T }>(
    request: T,
  ): T =>
    request.setUrn(`urn:pulumi:dev::p::daily:index:${type}::fuzzed`).setName("fuzzed").setType(`daily:index:${type}`);
  const ask = <T>(call: (done: (error: ServiceError | null, answer: T) => void) => unknown) =>
    new Promise<T>((resolve, reject) => call((error, answer) => (error ? reject(asThrown(error)) : resolve(answer))));
  const { apiKey, apiUrl } = config;
  const args = toStruct({ apiKey, apiUrl, requestPacing: "false" });
  await ask((done) => client.configure(new proto.ConfigureRequest().setArgs(args), done));
  return {
    async check(olds, news) {
      const request = of(new proto.CheckRequest()).setOlds(toStruct(olds)).setNews(toStruct(news));
      const answer = await ask<proto.CheckResponse>((done) => client.check(request, done));
      const failures = answer.getFailuresList().map((failure) => failure.getReason());
      if (failures.length > 0) throw new Error(failures.join(" "));
      return raw(answer.getInputs());
    },
    async diff({ id, inputs, outputs }, news) {
      const request = of(new proto.DiffRequest()).setId(id).setOlds(toStruct(outputs)).setOldInputs(toStruct(inputs));
      const answer = await ask<proto.DiffResponse>((done) => client.diff(request.setNews(toStruct(news)), done));
      if (answer.getChanges() === proto.DiffResponse.DiffChanges.DIFF_NONE) return "none";
      if (answer.getReplacesList().length === 0) return "update";
      return answer.getDeletebeforereplace() ? "delete, then create" : "replace";
    },
    async create(news) {
      const request = of(new proto.CreateRequest()).setProperties(toStruct(news));
      const answer = await ask<proto.CreateResponse>((done) => client.create(request, done));
      return { id: answer.getId(), outputs: raw(answer.getProperties()) };
    },
    async read({ id, inputs, outputs }) {
      const request = of(new proto.ReadRequest())
        .setId(id)
        .setInputs(toStruct(inputs))
        .setProperties(toStruct(outputs));
      const answer = await ask<proto.ReadResponse>((done) => client.read(request, done));
      return answer.getId() === "" ? undefined : { id: answer.getId(), outputs: raw(answer.getProperties()) };
    },
    async update({ id, inputs, outputs }, news) {
      const request = of(new proto.UpdateRequest()).setId(id).setOlds(toStruct(outputs)).setOldInputs(toStruct(inputs));
      const answer = await ask<proto.UpdateResponse>((done) => client.update(request.setNews(toStruct(news)), done));
      return raw(answer.getProperties());
    },
    async delete({ id, inputs, outputs }) {
      const request = of(new proto.DeleteRequest()).setId(id).setProperties(toStruct(outputs));
      await ask((done) => client.delete(request.setOldInputs(toStruct(inputs)), done));
    },
    plain: (outputs) => ({ ...received(toStruct(outputs)).values }),
    close() {
      client.close();
      serving.close();
    },
  };
}

const raw = (struct: Struct | undefined): Raw => (struct?.toJavaScript() ?? {}) as Raw;

function asThrown(error: ServiceError): Error {
  const [details] = error.metadata.get("grpc-status-details-bin");
  if (!Buffer.isBuffer(details)) return new Error(error.details);
  const [any] = Status.deserializeBinary(details).getDetailsList();
  const failed = any?.unpack(
    proto.ErrorResourceInitFailed.deserializeBinary as (bytes: Uint8Array) => Message,
    "pulumirpc.ErrorResourceInitFailed",
  ) as proto.ErrorResourceInitFailed;
  return new InitFailure(error.details, failed.getId(), raw(failed.getProperties()));
}
