/** Daily's stable error codes. https://docs.daily.co/reference/rest-api/errors */
export type ErrorCode =
  | "authorization-header-error"
  | "authentication-error"
  | "forbidden-error"
  | "invalid-plan-type"
  | "invalid-request-error"
  | "json-parsing-error"
  | "not-found"
  | "rate-limit-error"
  | "server-error"
  /** No code of Daily's: what Daily has and the emulator has not. */
  | "not-implemented";

export interface ErrorBody {
  readonly error: ErrorCode;
  readonly info?: string;
  readonly deleted?: true;
}

/** An answer of Daily's that is not 200. */
export class DailyError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody | string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof body === "string" ? `a page with status ${status}` : (body.info ?? body.error));
    this.name = "DailyError";
  }
}

export const authorizationHeaderError = () =>
  new DailyError(400, { error: "authorization-header-error", info: "invalid authorization header" });

/** The same in Daily's general sample, which contradicts the row of its error table. */
export const otherHeaderError = () => invalidRequest("bad Authorization header format");

export const authenticationError = () => new DailyError(401, { error: "authentication-error" });

/** A request that is refused for what it is, with a status that may be more exact than 400. */
export const refusal = (status: number, info: string) =>
  new DailyError(status, { error: "invalid-request-error", info });

export const invalidRequest = (info: string) => refusal(400, info);

export const jsonParsingError = () =>
  new DailyError(400, { error: "json-parsing-error", info: "the body could not be parsed as JSON" });

export const notFound = (info: string) => new DailyError(404, { error: "not-found", info });

export const routeNotFound = () => notFound("not found");

export const notImplemented = (route: string) =>
  new DailyError(501, {
    error: "not-implemented",
    info: `Daily has ${route}, but this emulator does not implement it`,
  });

export const roomNotFound = (name: string) => notFound(`room ${name} not found`);

/** What a gateway answers, rather than Daily: a web page. */
export const gatewayPage = (status: number, title: string) =>
  new DailyError(status, pageSaying(`${status} ${title}`), { "content-type": "text/html" });

export const pageSaying = (text: string) => `<html><body><h1>${text}</h1></body></html>`;

/** What DELETE answers for a room that expired and was still there: gone by its date, and now for good. */
export const expiredRoomDeleted = (name: string) =>
  new DailyError(404, { error: "not-found", info: `room ${name} not found`, deleted: true });

export const invalidPlanType = (property: string) =>
  new DailyError(403, {
    error: "invalid-plan-type",
    info: `This feature is only available to paid accounts: ${property}`,
  });

export const rateLimitError = (retryAfterSeconds?: number) =>
  new DailyError(
    429,
    { error: "rate-limit-error" },
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) },
  );

/** The code that Daily uses with a status, for faults that only say the status. */
export function bodyForStatus(status: number): ErrorBody {
  if (status === 401) return { error: "authentication-error" };
  if (status === 403) return { error: "forbidden-error" };
  if (status === 404) return { error: "not-found", info: "not found" };
  if (status === 429) return { error: "rate-limit-error" };
  if (status >= 500) return { error: "server-error" };
  return { error: "invalid-request-error", info: "a fault was asked of the emulator" };
}
