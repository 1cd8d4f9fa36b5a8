import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Which request is held, and when: before Daily gets it, or when Daily has done it and before the answer is passed on. */
export interface Hold {
  /** A method and a path below /v1, as a pattern of the whole line, such as `DELETE /rooms/[^/]+`. */
  readonly on: string;
  readonly when: "before" | "after";
}

/** Stands between the provider and Daily, and can hold a request for good. */
export class HeldLine {
  #hold: (Hold & { reached: () => void }) | undefined;
  #release = () => {};
  #dropped: Promise<void> = Promise.resolve();

  static async to(target: string): Promise<HeldLine> {
    const server = createServer();
    const line = new HeldLine(server, target);
    server.on("request", (from, to) => line.#pass(from, to));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  private constructor(
    private readonly server: Server,
    private readonly target: string,
  ) {}

  /** The URL to give the provider instead of Daily's. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${new URL(this.target).pathname}`;
  }

  /** Holds the next request of a kind; the promise resolves when one is held. */
  hold(hold: Hold): Promise<void> {
    return new Promise((reached) => {
      this.#hold = { ...hold, reached };
    });
  }

  /** When the provider no longer waits for the answer to the request that is held. */
  get dropped(): Promise<void> {
    return this.#dropped;
  }

  /** Holds nothing any more. */
  letPass(): void {
    this.#hold = undefined;
  }

  /** Passes the answer on that was held, if somebody still waits for it. */
  release(): void {
    this.#release();
    this.#release = () => {};
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  #pass(from: IncomingMessage, to: ServerResponse): void {
    const hold = this.#holdOf(from);
    if (hold) this.#dropped = new Promise((resolve) => to.once("close", resolve));
    if (hold?.when === "before") {
      hold.reached();
      return;
    }
    const { host: _, ...headers } = from.headers;
    const onwards = request(new URL(from.url ?? "/", this.target), { method: from.method, headers }, (answer) => {
      const passOn = () => {
        to.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(to);
      };
      if (!hold) return passOn();
      this.#release = passOn;
      hold.reached();
    });
    from.pipe(onwards);
  }

  #holdOf({ method, url = "" }: IncomingMessage) {
    const line = `${method} ${url.slice(new URL(this.target).pathname.length)}`;
    const hold = this.#hold;
    if (!hold || !new RegExp(`^${hold.on}$`).test(line)) return undefined;
    this.#hold = undefined;
    return hold;
  }
}
