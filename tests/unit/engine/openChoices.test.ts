import { type Emulator, type SwitchName, switchNames } from "../../../emulator/src/index.js";
import { meetingTokenHandler } from "../../../provider/src/engine/meetingTokenHandler";
import type { DynamicProvider, Raw } from "../../../provider/src/engine/protocol";
import { roomHandler } from "../../../provider/src/engine/roomHandler";
import { startEmulator } from "../support/emulators";
import { HOUR } from "../support/fakes";
import { DOMAIN_ID, TEST_KEY } from "../support/vectors";

/** What Daily does where nobody knows must make no difference to a room and its tokens: each switch once. */

let emulator: Emulator;
let said: string[];
beforeEach(() => {
  said = [];
  jest.spyOn(console, "log").mockImplementation((line) => void said.push(line));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await emulator.close();
});

/** A resource as the engine leads it through its life. */
class Life {
  id = "";
  outs: Raw = {};

  constructor(
    readonly handler: DynamicProvider,
    private inputs: Raw,
  ) {
    const config: Record<string, string> = {
      "daily:apiKey": TEST_KEY,
      "daily:apiUrl": emulator.url,
      "daily:domainId": DOMAIN_ID,
      "daily:requestPacing": emulator.switches.rateLimit ? "on" : "off",
    };
    handler.configure({ config: { get: (key) => config[key] } });
  }

  async create(): Promise<Raw> {
    await this.#check({});
    const { id, outs } = await this.handler.create(this.inputs);
    Object.assign(this, { id, outs });
    return outs;
  }

  async update(args: Raw): Promise<void> {
    const olds = this.inputs;
    this.inputs = { ...args };
    await this.#check(olds);
    expect(await this.handler.diff(this.id, this.outs, this.inputs)).toEqual({ changes: true });
    this.outs = (await this.handler.update(this.id, this.outs, this.inputs)).outs;
  }

  /** A refresh finds it, and neither before nor after is there anything to change. */
  async isQuiet(): Promise<void> {
    await this.#check(this.inputs);
    expect(await this.handler.diff(this.id, this.outs, this.inputs)).toEqual({ changes: false });
    const read = await this.handler.read(this.id, this.outs);
    expect(read).toEqual({ id: this.id, props: this.outs });
    expect(await this.handler.diff(this.id, read.props ?? {}, this.inputs)).toEqual({ changes: false });
  }

  delete(): Promise<void> {
    return this.handler.delete(this.id, this.outs);
  }

  async #check(olds: Raw): Promise<void> {
    const { inputs, failures } = await this.handler.check(olds, this.inputs);
    expect(failures).toEqual([]);
    this.inputs = inputs;
  }
}

const permissions = { hasPresence: true, canSend: ["audio"], canAdmin: false };
const room = {
  name: "standup",
  privacy: "private",
  enableChat: false,
  enablePeopleUi: true,
  enableScreenshare: false,
  permissions,
};

async function livesWell(switches: readonly SwitchName[]): Promise<void> {
  emulator = await startEmulator(Object.fromEntries(switches.map((name) => [name, true])));
  const standup = new Life(roomHandler(), room);
  await standup.create();
  await standup.isQuiet();

  const grants = {
    roomName: "standup",
    userName: "Ada",
    userId: "ada",
    isOwner: false,
    enableRecording: ["cloud", "local"],
  };
  const tokens = [
    new Life(meetingTokenHandler(), { ...grants, enablePrejoinUi: false, permissions, expiresIn: "24h" }),
    new Life(meetingTokenHandler(), { ...grants, permissions, expiresIn: "24h", signing: "self" }),
    new Life(meetingTokenHandler(), { ...grants, nbf: Math.floor(Date.now() / 1_000) + HOUR, expiresIn: "24h" }),
  ];
  for (const token of tokens) {
    await token.create();
    await token.isQuiet();
  }

  const { enableScreenshare: _, ...rest } = room;
  await standup.update({ ...rest, enableChat: true, permissions: { ...permissions, canSend: true } });
  await standup.isQuiet();
  for (const token of tokens) await token.isQuiet();

  for (const token of tokens) await token.delete();
  await standup.delete();
  await standup.delete();
  expect(emulator.requests("DELETE /rooms/:name").map(({ status }) => status)).toEqual([200, 404]);
  expect(emulator.requests().filter(({ status }) => status !== 200 && status !== 404)).toEqual([]);
  const warnings = said.filter((line) => line.startsWith("warning:"));
  expect(warnings).toEqual([]);
}

test.each(switchNames)("a room and its tokens are made, are quiet, change and go with %s", async (name) => {
  await livesWell([name]);
});

test("and with all of them", async () => {
  await livesWell(switchNames);
});
