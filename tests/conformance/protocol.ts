import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Emulator } from "../../emulator/src/index.js";
import { HINTS_KEY } from "../../provider/src/dynamic/hints";
import { meetingTokenHandler } from "../../provider/src/dynamic/meetingTokenHandler";
import { roomHandler } from "../../provider/src/dynamic/roomHandler";
import { serve } from "../../provider/src/native/server";
import { toStruct } from "../../provider/src/native/wire";
import type { Raw } from "../../provider/src/runtime/engineValues";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import type { Adapter } from "./conform";

export interface Checked {
  readonly inputs: Raw;
  /** What is wrong with the arguments. */
  readonly reasons: readonly string[];
}

/** A resource as the state has it. */
export interface Made {
  readonly id: string;
  readonly inputs: Raw;
  readonly outputs: Raw;
}

export interface Difference {
  readonly kind: "none" | "update" | "replace";
  /** What it names; nothing where the protocol has no place for it. */
  readonly names: readonly string[];
}

/** What the engine asks of an adapter about resources of one type, in this process: for what would be too many updates. */
export interface Protocol {
  /** In a preview, unless it is said otherwise. */
  check(olds: Raw, args: Raw, preview?: boolean): Promise<Checked>;
  create(inputs: Raw): Promise<Made>;
  diff(made: Made, inputs: Raw): Promise<Difference>;
  close(): void;
}

type Resource = keyof Adapter["types"];

/**
 * An adapter's protocols, and an account of their own, from a `describe`'s first test to its last. They come before its
 * first update: the dynamic provider takes the end of an inline program's server in this process for that of its engine.
 */
export function protocolsOf(adapter: Adapter): Readonly<Record<Resource, Protocol>> {
  const made = {} as Record<Resource, Protocol>;
  let account: TestAccount;
  beforeAll(async () => {
    account = await startAccount();
    // What the dynamic provider says, it prints.
    jest.spyOn(console, "log").mockImplementation();
    for (const resource of ["Room", "MeetingToken"] as const) {
      made[resource] = await protocolOf(adapter, resource, account.emulator);
    }
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    for (const protocol of Object.values(made)) protocol.close();
    await stopAccount(account);
  });
  return made;
}

function protocolOf({ name }: Adapter, resource: Resource, emulator: Emulator): Promise<Protocol> | Protocol {
  const account = { apiKey: emulator.apiKey, apiUrl: emulator.url, requestPacing: "false" };
  return name === "dynamic" ? dynamicProtocol(resource, account) : nativeProtocol(resource, account);
}

function dynamicProtocol(resource: Resource, account: Readonly<Record<string, string>>): Protocol {
  const handler = resource === "Room" ? roomHandler() : meetingTokenHandler();
  handler.configure({ config: { get: (key) => account[key.replace("daily:", "")] } });
  return {
    async check(olds, args, preview = true) {
      const hints = { preview, resourceName: "one", plainArguments: JSON.stringify(args) };
      const { inputs, failures } = await handler.check(olds, { ...args, [HINTS_KEY]: hints });
      return { inputs, reasons: failures.map(({ reason }) => reason) };
    },
    async create(inputs) {
      const { id, outs } = await handler.create(inputs);
      return { id, inputs, outputs: outs };
    },
    async diff({ id, outputs }, inputs) {
      const { changes, replaces = [] } = await handler.diff(id, outputs, inputs);
      return { kind: kindOf(changes, replaces), names: replaces };
    },
    close() {},
  };
}

async function nativeProtocol(resource: Resource, account: Raw): Promise<Protocol> {
  const serving = await serve({ version: "0.0.0", schema: () => "{}" }, undefined);
  const client = new ResourceProviderClient(`127.0.0.1:${serving.port}`, credentials.createInsecure());
  const type = `daily:index:${resource}`;
  const of = <T extends { setUrn(urn: string): T; setName(name: string): T; setType(type: string): T }>(request: T) =>
    request.setUrn(`urn:pulumi:dev::p::${type}::one`).setName("one").setType(type);
  await ask<proto.ConfigureResponse>((done) =>
    client.configure(new proto.ConfigureRequest().setArgs(toStruct(account)), done),
  );
  return {
    async check(olds, args) {
      const request = of(new proto.CheckRequest()).setOlds(toStruct(olds)).setNews(toStruct(args));
      const checked = await ask<proto.CheckResponse>((done) => client.check(request, done));
      return {
        inputs: checked.getInputs()?.toJavaScript() as Raw,
        reasons: checked.getFailuresList().map((failure) => failure.getReason()),
      };
    },
    async create(inputs) {
      const request = of(new proto.CreateRequest()).setProperties(toStruct(inputs));
      const created = await ask<proto.CreateResponse>((done) => client.create(request, done));
      return { id: created.getId(), inputs, outputs: created.getProperties()?.toJavaScript() as Raw };
    },
    async diff({ id, inputs: before, outputs }, inputs) {
      const request = of(new proto.DiffRequest()).setId(id);
      request.setOldInputs(toStruct(before)).setOlds(toStruct(outputs)).setNews(toStruct(inputs));
      const diff = await ask<proto.DiffResponse>((done) => client.diff(request, done));
      const changes = diff.getChanges() === proto.DiffResponse.DiffChanges.DIFF_SOME;
      const names = diff
        .getDetaileddiffMap()
        .getEntryList()
        .map(([key]) => key) as string[];
      return { kind: kindOf(changes, diff.getReplacesList()), names };
    },
    close() {
      client.close();
      serving.close();
    },
  };
}

function kindOf(changes: boolean, replaces: readonly string[]): Difference["kind"] {
  if (!changes) return "none";
  return replaces.length > 0 ? "replace" : "update";
}

function ask<T>(call: (done: (error: ServiceError | null, value: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));
}
