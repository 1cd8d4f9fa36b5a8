import type { FastifyRequest } from "fastify";
import type { Domain } from "../domain/domain.js";
import type { Fault } from "../faults/fault.js";
import { invalidRequest } from "../http/errors.js";
import type { OpenEntry } from "../http/requestLog.js";
import { isRecord } from "../properties/check.js";

/** What the emulator notes about a call of the API while it answers it. */
export interface Call {
  readonly entry: OpenEntry;
  /** The fault that spoils its answer. */
  readonly fault: Fault | undefined;
  /** The domain of the API key, if it is a good one. */
  readonly domain: Domain | undefined;
}

const calls = new WeakMap<FastifyRequest, Call>();

export const beginCall = (request: FastifyRequest, call: Call): void => {
  calls.set(request, call);
};

/** The call behind a request of the API. */
export function callOf(request: FastifyRequest): Call {
  const call = calls.get(request);
  if (!call) throw new Error("A handler of the API ran before its hooks.");
  return call;
}

/** The domain whose key was sent. */
export function callersDomain(request: FastifyRequest): Domain {
  const { domain } = callOf(request);
  if (!domain) throw new Error("A handler of the API ran before the key was checked.");
  return domain;
}

/** The body, with no other names than the given ones; no body is an empty one. */
export function closedBody(request: FastifyRequest, names: readonly string[]): Record<string, unknown> {
  const body = request.body ?? {};
  if (!isRecord(body)) throw invalidRequest("the body should be an object");
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown !== undefined) throw invalidRequest(`unknown parameter '${unknown}'`);
  return body;
}

/** The body's `properties`; none are an empty record. */
export function propertiesIn(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const properties = body.properties ?? {};
  if (!isRecord(properties)) throw invalidRequest("properties should be an object");
  return properties;
}
