import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** Stands between the provider and Daily, and remembers every token that went over the line, whatever became of it. */
export class Wiretap {
  readonly tokens = new Set<string>();

  static async on(target: string): Promise<Wiretap> {
    const server = createServer();
    const tap = new Wiretap(server, target);
    server.on("request", (from, to) => tap.#pass(from, to));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return tap;
  }

  private constructor(
    private readonly server: Server,
    private readonly target: string,
  ) {}

  /** The URL to give the provider instead of Daily's. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${new URL(this.target).pathname}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  #pass(from: IncomingMessage, to: ServerResponse): void {
    this.#listen(from.url ?? "");
    const { host: _, ...headers } = from.headers;
    const onwards = request(
      new URL(from.url ?? "/", this.target),
      { method: from.method, headers, agent: false },
      (answer) => {
        const heard: Buffer[] = [];
        to.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.on("data", (piece: Buffer) => {
          heard.push(piece);
          to.write(piece);
        });
        answer.on("end", () => {
          this.#listen(Buffer.concat(heard).toString());
          to.end();
        });
        answer.on("error", () => to.destroy());
      },
    );
    onwards.on("error", () => to.destroy());
    from.pipe(onwards);
  }

  #listen(text: string): void {
    for (const [token] of text.matchAll(TOKEN)) this.tokens.add(token);
  }
}
