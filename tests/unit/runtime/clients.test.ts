import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator, type Emulator } from "../../../emulator/src/index.js";
import { connected } from "../../../provider/src/daily/connect";
import { clientFor } from "../../../provider/src/runtime/clients";
import { Configuration } from "../../../provider/src/runtime/configuration";

let emulator: Emulator;
beforeAll(async () => {
  emulator = createEmulator({ rateLimit: true });
  await emulator.listen();
});
afterAll(() => emulator.close());

const said: string[] = [];
const log = { info: (text: string) => void said.push(text), warn: (text: string) => void said.push(text) };
const client = (config: Record<string, string> = {}) => {
  const all: Record<string, string> = { "daily:apiUrl": emulator.url, "daily:apiKey": emulator.apiKey, ...config };
  return clientFor(new Configuration((key) => all[key], {}), log);
};

test("one account has one client in a process", () => {
  expect(client()).toBe(client());
  expect(client({ "daily:apiUrl": `${emulator.url}/` })).toBe(client());
});

test("another key or another URL has another", () => {
  expect(client({ "daily:apiKey": "another" })).not.toBe(client());
  expect(client({ "daily:apiUrl": emulator.url.replace("127.0.0.1", "localhost") })).not.toBe(client());
});

describe("nothing of a client is that of the first caller only", () => {
  const account = () => ({ apiUrl: emulator.url, apiKey: emulator.apiKey, keySource: "apiKey" });

  test("where the key is from", async () => {
    const wrong = { ...account(), apiKey: "wrong" };
    for (const keySource of ["daily:apiKey", "DAILY_API_KEY", "daily:apiKey"]) {
      await expect(connected({ ...wrong, keySource }).getRoom("standup")).rejects.toThrow(`(from ${keySource})`);
    }
  });

  test("where the URL is from", async () => {
    const page = createServer((_, response) => void response.writeHead(404).end("<html>"));
    await new Promise<void>((listening) => page.listen(0, "127.0.0.1", listening));
    const apiUrl = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
    for (const urlSource of ["daily:apiUrl", "apiUrl"]) {
      await expect(connected({ ...account(), apiUrl, urlSource }).getDomain()).rejects.toThrow(`Check ${urlSource},`);
    }
    page.closeAllConnections();
    page.close();
  });

  test("what is cancelled", async () => {
    const never = new AbortController().signal;
    const open = connected({ ...account(), cancellation: { requested: never, overdue: never } });
    const cancelled = connected({
      ...account(),
      cancellation: { requested: AbortSignal.abort(), overdue: AbortSignal.abort() },
    });
    await expect(cancelled.getRoom("standup")).rejects.toMatchObject({ code: "cancelled" });
    expect(await open.getRoom("standup")).toBeUndefined();
  });

  test("who looks at the answers", async () => {
    const seen: string[] = [];
    for (const name of ["one", "other"]) {
      await connected({ ...account(), onAnswer: () => void seen.push(name) }).getRoom("standup");
    }
    expect(seen).toEqual(["one", "other"]);
  });

  test("its requests are paced together with those of the account's other clients", async () => {
    const { key } = emulator.rotateKey({ keepOld: true });
    const after = emulator.requests().length;
    const ask = (keySource: string) => {
      const other = connected({ ...account(), apiKey: key, keySource });
      return Promise.all(Array.from({ length: 15 }, (_, index) => other.getRoom(`${keySource}-${index}`)));
    };
    await Promise.all(["one", "other"].map(ask));
    expect(emulator.requests({ after }).filter(({ status }) => status === 429)).toEqual([]);
  });
});

test("without a key there is none", () => {
  expect(() => client({ "daily:apiKey": "" })).toThrow(/^daily:apiKey is empty\./);
});

test("it works, and notices a clock that is wrong", async () => {
  emulator.clock.advance(3_600);
  expect(await client().getDomain()).toEqual({ domainId: expect.any(String), domainName: "dev" });
  expect(said).toEqual([expect.stringMatching(/^This machine's clock is 3\d\d\d s behind Daily's: /)]);
});

test("its requests are paced, and those of a client without pacing are not", async () => {
  const ask = (name: string, config: Record<string, string>) =>
    Promise.all(Array.from({ length: 25 }, (_, index) => client(config).getRoom(`${name}-${index}`)));
  const after = emulator.requests().length;
  await ask("paced", {});
  expect(emulator.requests({ after }).filter(({ status }) => status === 429)).toEqual([]);
  // Another key, so that it is another client; the emulator counts by key.
  const { key } = emulator.rotateKey({ keepOld: true });
  await ask("unpaced", { "daily:apiKey": key, "daily:requestPacing": "false" });
  expect(emulator.requests({ after }).filter(({ status }) => status === 429)).not.toEqual([]);
});
