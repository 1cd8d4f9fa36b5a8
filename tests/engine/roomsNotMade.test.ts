import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { oneRoom } from "../support/oneRoom";
import { errorsOf } from "../support/run";
import { steps } from "../support/steps";

/** A room that was not made for certain: the error says why, and the state holds nothing to be settled later. */

describe("an outage of the creation of rooms that lasts", () => {
  steps();
  const room = oneRoom({});

  test.each([502, 503])("(%i) ends as that of any other call does, and leaves no room in the state", async (status) => {
    room.emulator.fault(`POST /rooms ${status}`);
    const run = await room.up({});
    room.emulator.clearFaults();
    expect(errorsOf(run).join()).toMatch(
      new RegExp(
        `^Daily failed \\(${status}, [^)]*\\) while creating room "standup-\\S+" \\(6 attempts, \\d+ s\\)\\. `,
      ),
    );
    expect(room.stack.names).toEqual([]);
    expect(await room.names()).toEqual([]);
  });

  test("is over without a trace", async () => {
    expect((await room.up({})).operations).toEqual({ standup: "create" });
    expect(await room.names()).toEqual([room.state.id]);
  });
});

describe.each([
  ["a proxy that opens no tunnel to Daily", "the proxy answered 502", listening(refusingProxy()), true],
  ["a TLS handshake that fails", "ECONNRESET", listening(withoutHandshake()), false],
])("%s", (_, reason, server, isProxy) => {
  const options = { config: {} as Record<string, string>, environment: {} as Record<string, string> };
  beforeAll(async () => {
    const port = await server.port();
    options.config["daily:apiUrl"] = `https://${isProxy ? "api.daily.example" : `127.0.0.1:${port}`}/v1`;
    if (isProxy) options.environment.HTTPS_PROXY = `http://127.0.0.1:${port}`;
  });
  afterAll(() => server.close());
  const room = oneRoom({}, options);

  test.each([
    ["creating", "of a generated name", {}],
    ["looking for", "of a fixed name, which is looked for first,", { name: "standup" }],
  ])("(while %s it) has made no room: one %s is not kept to be settled", async (doing, __, args) => {
    const run = await room.up(args);
    expect(errorsOf(run).join()).toMatch(
      new RegExp(`while ${doing} room "standup\\S*" \\(${reason}; 6 attempts, \\d+ s\\)\\. Check the `),
    );
    expect(errorsOf(run).join()).not.toContain("is not known");
    expect(room.stack.names).toEqual([]);
    // So that there is nothing to destroy either.
    expect((await room.stack.destroy()).ok).toBe(true);
  });
});

function refusingProxy(): Server {
  return createServer().on("connect", (_, socket: Socket) => {
    socket.end("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
  });
}

function withoutHandshake(): Server {
  return createTcpServer((socket) => {
    socket.on("error", () => undefined).once("data", () => socket.resetAndDestroy());
  });
}

function listening(server: Server) {
  return {
    async port(): Promise<number> {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return (server.address() as AddressInfo).port;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
