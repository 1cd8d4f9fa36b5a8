import type { FastifyRequest } from "fastify";
import type { Domain } from "../domain/domain.js";
import type { Fault } from "../faults/fault.js";
import type { OpenEntry } from "../http/requestLog.js";

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
