import { createHash, timingSafeEqual } from "node:crypto";
import { isRecord } from "../properties/unknown";
import { Refusal } from "./refusal";
import { within } from "./within";

/** A state holds a token three times, by itself, in its URL and as the one before: 12 KB at most. */
export const MAX_BODY_BYTES = 16_384;
/** The deepest value of a token's properties lies five levels down. */
const DEEPEST = 16;

/** The body's bytes: no more than the limit is ever held, and no longer than the given time is waited for them. */
export async function readBody(request: Request, timeoutMs: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (request.body === null) return Buffer.alloc(0);
  return within(timeoutMs, allOf(request.body), tooSlow);
}

async function allOf(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(next.value);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, "invalid-request", "The body broke off.");
  }
  return Buffer.concat(chunks);
}

/** A JWT is for one body: whoever has seen it cannot use it for another. */
export function assertHash(body: Buffer, claimed: string): void {
  const wanted = Buffer.from(`sha256-${createHash("sha256").update(body).digest("base64")}`);
  const given = Buffer.from(claimed);
  if (wanted.length === given.length && timingSafeEqual(wanted, given)) return;
  throw new Refusal(
    401,
    "body-changed",
    "The body is not the one that the JWT was made for. Let nothing on the way to the adapter change it.",
  );
}

/** The object in a body. */
export function parseBody(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (isRecord(value) && !isDeeper(value, DEEPEST)) return value;
  } catch {
    // Said below.
  }
  throw new Refusal(
    400,
    "invalid-request",
    'The body is not a JSON object. Write the request as one, such as {"roomName": "standup", "expiresIn": "30m"}.',
  );
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function tooLarge(): Refusal {
  return new Refusal(413, "too-large", `The body has more than ${MAX_BODY_BYTES} bytes. Shorten the request.`);
}

function tooSlow(): Refusal {
  return new Refusal(
    408,
    "too-slow",
    "The body did not arrive in time. Check the network and the proxy before the adapter.",
  );
}
