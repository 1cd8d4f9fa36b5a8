import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError } from "fastify";
import { bodyForStatus, DailyError, refusal } from "./errors.js";

/** Daily's own tokens exceed two thousand characters when they carry recording options. */
export const MAX_URL_BYTES = 64 * 1024;
export const MAX_BODY_BYTES = 1024 * 1024;

/** What Fastify refuses before a route sees it. Its own words repeat the URL, in which a token may stand. */
const WORDS: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: "the URL is malformed",
  FST_ERR_CTP_BODY_TOO_LARGE: `the body exceeds ${MAX_BODY_BYTES} bytes`,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "the body is not as long as the header Content-Length says",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "the header Content-Type is malformed",
};

/** Any error of a handler or of Fastify's in Daily's form. */
export function asDailyError(error: FastifyError | DailyError): DailyError {
  if (error instanceof DailyError) return error;
  const status = error.statusCode ?? 500;
  const words = WORDS[error.code];
  if (words !== undefined) return refusal(status, words);
  // Not the error itself: it may hold the request.
  if (status >= 500) process.stderr.write(`daily-emulator: ${error.stack}\n`);
  return status >= 500 ? new DailyError(status, bodyForStatus(status)) : refusal(status, "the request cannot be read");
}

/** Answers what Node cannot read as HTTP, so that no request comes of it. */
export function answerBadHttp(error: NodeJS.ErrnoException, socket: Socket, date: Date): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const { status, body } = refusalOf(error.code);
  const text = JSON.stringify(body);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `Date: ${date.toUTCString()}`,
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(text)}`,
      "Connection: close",
      "",
      text,
    ].join("\r\n"),
  );
}

function refusalOf(code: string | undefined): DailyError {
  if (code === "HPE_HEADER_OVERFLOW") return refusal(431, `the URL and the headers exceed ${MAX_URL_BYTES} bytes`);
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return refusal(408, "the request did not come to its end in time");
  return refusal(400, "the request is no valid HTTP");
}
