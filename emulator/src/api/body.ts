import type { FastifyRequest } from "fastify";
import { invalidRequest } from "../http/errors.js";
import { isRecord } from "../properties/check.js";

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
