import { decodeJwt } from "jose";
import { type Field, fieldsOfKind, type Shape } from "pulumi-daily/properties";
import { createEmulator, type Emulator, type EmulatorOptions } from "../../emulator/src/index.js";

export const KEY = "daily-test-key-not-a-real-one";
/** The domain id in Daily's own examples. */
export const DOMAIN_ID = "25df5057-ef0d-4d97-bde6-0cf287276cbb";
/** 2030-01-01T00:00:00Z, when the tests take place. */
export const NOW = 1_893_456_000;

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect, and fail where it is not.
  readonly body: any;
  readonly headers: Headers;
}

export interface Api {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** A meeting token with these properties. */
  mint(properties: Record<string, unknown>): Promise<string>;
}

const open: Emulator[] = [];

/** An emulator that stands at NOW, with a known key and domain id, and a caller of its API. */
export async function startDaily(options: EmulatorOptions = {}): Promise<{ emulator: Emulator; api: Api }> {
  const emulator = createEmulator({ apiKey: KEY, domainId: DOMAIN_ID, domainName: "acme", ...options });
  open.push(emulator);
  emulator.clock.set(NOW);
  await emulator.listen();
  return { emulator, api: apiOf(emulator) };
}

/** Put this in an `afterEach`. */
export async function stopAll(): Promise<void> {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()));
}

/** The API as the holder of a key sees it. */
export function apiOf(emulator: Emulator, key: string = KEY): Api {
  const call = (method: string, path: string, body?: unknown) =>
    send(emulator.url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    delete: (path) => call("DELETE", path),
    mint: async (properties) => {
      const { status, body } = await call("POST", "/meeting-tokens", { properties });
      if (status !== 200) throw new Error(`No token: ${status} ${JSON.stringify(body)}`);
      return body.token;
    },
  };
}

export async function send(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json(), headers: response.headers };
}

/** Status and body, for comparing them whole. */
export const outcome = ({ status, body }: Answer) => ({ status, body });

export const ok = (body: unknown) => ({ status: 200, body });
export const refused = (info: string) => ({ status: 400, body: { error: "invalid-request-error", info } });

/** A token's payload as text, so that the order of the claims counts. */
export const payloadText = (token: string) => Buffer.from(token.split(".")[1] ?? "", "base64url").toString();

export const claims = (token: string): Record<string, unknown> => decodeJwt(token);

/** A value that a shape allows and that is no default. */
export function sampleOf(shape: Shape): unknown {
  switch (shape.kind) {
    case "boolean":
      return true;
    case "string":
      if (shape.values) return shape.values.at(-1);
      if (shape.format) return "https://example.com/hook";
      return shape.pattern?.rule.includes("epoch_time") ? "calls/{epoch_time}" : "sample";
    case "number":
      return shape.unit === "time" ? NOW + 60 : (shape.min ?? 0) + 10;
    case "array":
      return [sampleOf(shape.flagged ? without(shape.items, shape.flagged.by) : shape.items)];
    case "map":
      return { "*": sampleOf(shape.values) };
    case "union":
      return sampleOf(shape.of.at(-1) as Shape);
    case "object":
      return Object.fromEntries(
        Object.entries(shape.fields)
          .filter(([name]) => !shape.oneOf?.slice(1).includes(name))
          .filter(([name]) => !fieldsOfKind(shape, sampled(shape.fields, shape.kinds?.by))?.foreign.includes(name))
          .filter(([, field]) => !(field.shape.kind === "string" && field.shape.pattern))
          .map(([name, field]) => [field.rest ?? name, sampleOf(field.shape)]),
      );
  }
}

function without(shape: Shape, name: string): Shape {
  if (shape.kind !== "object") return shape;
  return { ...shape, fields: Object.fromEntries(Object.entries(shape.fields).filter(([each]) => each !== name)) };
}

/** The field that tells an object's kind, as `sampleOf` fills it. */
function sampled(fields: Readonly<Record<string, Field>>, by: string | undefined): Record<string, unknown> {
  const field = by === undefined ? undefined : fields[by];
  return by === undefined || field === undefined ? {} : { [by]: sampleOf(field.shape) };
}
