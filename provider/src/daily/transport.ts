/** One HTTP exchange, without retries and without opinions: what stands between the client and an HTTP library. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  /** Cuts the exchange off. */
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Throws a TransportFailure where there is no whole answer. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

/** No answer. It carries the system's code and nothing of the request, whose URL or headers may hold a secret. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly passing: boolean;
  readonly unsent: boolean;

  constructor(
    readonly kind: "network" | "timeout",
    readonly reason: string,
    /**
     * `passing`: it may pass by itself, so that another attempt has a chance; default: true. `unsent`: nobody has
     * received the request, beyond doubt; default: false.
     */
    { passing = true, unsent = false }: { readonly passing?: boolean; readonly unsent?: boolean } = {},
  ) {
    super(`${kind}: ${reason}`);
    this.passing = passing;
    this.unsent = unsent;
  }
}
