import { createEmulator, type Emulator } from "../../../emulator/src/index.js";
import { clientFor } from "../../../provider/src/engine/clients";
import { Settings } from "../../../provider/src/engine/settings";

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
  return clientFor(new Settings((key) => all[key], {}), log);
};

test("one account has one client in a process", () => {
  expect(client()).toBe(client());
  expect(client({ "daily:apiUrl": `${emulator.url}/` })).toBe(client());
});

test("another key or another URL has another", () => {
  expect(client({ "daily:apiKey": "another" })).not.toBe(client());
  expect(client({ "daily:apiUrl": emulator.url.replace("127.0.0.1", "localhost") })).not.toBe(client());
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
  await ask("paced", {});
  expect(emulator.requests().filter(({ status }) => status === 429)).toEqual([]);
  // Another key, so that it is another client; the emulator counts by key.
  const { key } = emulator.rotateKey({ keepOld: true });
  await ask("unpaced", { "daily:apiKey": key, "daily:requestPacing": "off" });
  expect(emulator.requests().filter(({ status }) => status === 429)).not.toEqual([]);
});
