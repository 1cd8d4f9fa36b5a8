import { once } from "node:events";
import { type ClientHttp2Session, connect, createServer, type Http2Server } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { forEngine, listenForCancellation } from "../../../provider/src/dynamic/cancellation";

/** A gRPC server as the dynamic host's: what it hears besides Cancel is the provider's daily business. */
let host: Http2Server;
beforeEach(async () => {
  host = createServer((_, response) => void response.end());
  await new Promise<void>((listening) => host.listen(0, "127.0.0.1", listening));
});
afterEach(async () => {
  jest.useRealTimers();
  await new Promise((closed) => host.close(closed));
});

async function call(method: string): Promise<void> {
  const session = connect(`http://127.0.0.1:${(host.address() as AddressInfo).port}`);
  const stream = session.request({ ":method": "POST", ":path": method }).end().resume();
  await new Promise((ended) => stream.on("end", ended));
  await new Promise<void>((closed) => session.close(closed));
}

test("the engine's call cancels at once, and cuts off after three seconds", async () => {
  const cancellation = listenForCancellation();
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
  await call("/pulumirpc.ResourceProvider/Cancel");
  expect(cancellation.requested.aborted).toBe(true);
  jest.advanceTimersByTime(2_999);
  expect(cancellation.overdue.aborted).toBe(false);
  jest.advanceTimersByTime(1);
  expect(cancellation.overdue.aborted).toBe(true);
});

test("its other calls do not", async () => {
  const cancellation = listenForCancellation();
  await call("/pulumirpc.ResourceProvider/Create");
  expect(cancellation.requested.aborted).toBe(false);
});

test("hundreds may wait for it without a warning of a leak", async () => {
  const warnings: string[] = [];
  const hear = ({ name }: Error) => void warnings.push(name);
  process.on("warning", hear);
  const { requested, overdue } = listenForCancellation();
  for (let waits = 0; waits < 200; waits++) {
    requested.addEventListener("abort", () => waits);
    overdue.addEventListener("abort", () => waits);
  }
  await new Promise(setImmediate);
  process.off("warning", hear);
  expect(warnings).toEqual([]);
});

test("where Node.js does not list its servers, nothing is cancelled, and nothing breaks", async () => {
  const node = process as unknown as { _getActiveHandles?: unknown };
  const list = node._getActiveHandles;
  node._getActiveHandles = undefined;
  const cancellation = listenForCancellation();
  node._getActiveHandles = list;
  await call("/pulumirpc.ResourceProvider/Cancel");
  expect(cancellation.requested.aborted).toBe(false);
});

describe("an engine whose connection ends", () => {
  async function connected() {
    const session = connect(`http://127.0.0.1:${(host.address() as AddressInfo).port}`);
    await once(session, "connect");
    // As the first call of the engine does, which came before anybody listened.
    await new Promise((ended) => session.request({ ":path": "/" }).end().resume().on("end", ended));
    return session;
  }
  async function ends(session: ClientHttp2Session): Promise<void> {
    const [socket] = [...sockets];
    session.destroy();
    await new Promise((closed) => socket?.once("close", closed));
    await new Promise(setImmediate);
  }
  const sockets = new Set<Socket>();
  beforeEach(() => {
    sockets.clear();
    host.on("connection", (socket) => void sockets.add(socket));
  });

  test.each(["before", "after"])("while it waits is gone: at once everything is cut off (it came %s)", async (when) => {
    let session = when === "before" ? await connected() : undefined;
    const { requested, overdue } = listenForCancellation();
    session ??= await connected();
    await forEngine(() => ends(session as ClientHttp2Session));
    expect([requested.aborted, overdue.aborted]).toEqual([true, true]);
  });

  test("while it waits for nothing may come again", async () => {
    const session = await connected();
    const { requested, overdue } = listenForCancellation();
    await expect(forEngine(() => Promise.reject(new Error("an operation that failed")))).rejects.toThrow();
    await ends(session);
    expect([requested.aborted, overdue.aborted]).toEqual([false, false]);
  });
});
