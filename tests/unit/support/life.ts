import { isDeepStrictEqual } from "node:util";
import type { Emulator, Switches } from "../../../emulator/src/index.js";
import { HINTS_KEY } from "../../../provider/src/dynamic/hints";
import { meetingTokenHandler } from "../../../provider/src/dynamic/meetingTokenHandler";
import type { DynamicProvider } from "../../../provider/src/dynamic/protocol";
import { roomHandler } from "../../../provider/src/dynamic/roomHandler";
import { type Raw, SIGNATURE_KEY } from "../../../provider/src/runtime/engineValues";
import { startEmulator } from "./emulators";
import { DOMAIN_ID, TEST_KEY } from "./vectors";

type Config = Readonly<Record<string, string>>;

/** A Daily with some switches on, and a provider before it, both by a clock that a test can put forward. */
export class Stage {
  /** What the provider has said. */
  readonly said: string[] = [];
  #ahead = 0;

  private constructor(readonly emulator: Emulator) {}

  /** Put `jest.restoreAllMocks()` in an `afterEach`, and `close`. */
  static async open(switches: Partial<Switches>): Promise<Stage> {
    let stage: Stage | undefined;
    const real = Date.now;
    // Before the emulator is made: it takes the clock as it is then.
    jest.spyOn(Date, "now").mockImplementation(() => real() + (stage ? stage.#ahead * 1_000 : 0));
    jest.spyOn(console, "log").mockImplementation((line) => void stage?.said.push(line));
    stage = new Stage(await startEmulator(switches));
    return stage;
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  /** As the look-ups take it. */
  get account() {
    return { apiKey: TEST_KEY, apiUrl: this.emulator.url };
  }

  get now(): number {
    return Math.floor(Date.now() / 1_000);
  }

  pass(seconds: number): void {
    this.#ahead += seconds;
  }

  room(args: Raw, config: Config = {}): Life {
    return new Life(roomHandler, args, this.#config(config));
  }

  token(args: Raw, config: Config = {}): Life {
    return new Life(meetingTokenHandler, args, this.#config(config));
  }

  /** How Daily answered, call by call, such as `answers("DELETE /rooms/:name")`. */
  answers(route: string): (number | undefined)[] {
    return this.emulator.requests(route).map(({ status }) => status);
  }

  #config(config: Config): Config {
    return {
      "daily:apiKey": TEST_KEY,
      "daily:apiUrl": this.emulator.url,
      "daily:domainId": DOMAIN_ID,
      "daily:requestPacing": this.emulator.switches.rateLimit ? "true" : "false",
      ...config,
    };
  }
}

/** A resource as the engine leads it through its life. */
export class Life {
  id = "";
  outs: Raw = {};

  handler: DynamicProvider;

  constructor(
    private readonly open: () => DynamicProvider,
    private inputs: Raw,
    private config: Config,
  ) {
    this.handler = open();
    this.under({});
  }

  /** Goes on with other settings. */
  under(config: Config): this {
    this.config = { ...this.config, ...config };
    this.handler.configure({ config: { get: (key) => this.config[key] } });
    return this;
  }

  /** What is wrong with the arguments. */
  async problems(): Promise<string[]> {
    return (await this.handler.check({}, withHints(this.inputs))).failures.map(({ reason }) => reason);
  }

  async create(): Promise<this> {
    await this.#check({});
    return this.#make();
  }

  async update(args: Raw): Promise<void> {
    expect(await this.#diff(args)).toEqual({ changes: true });
    this.outs = stripped((await this.handler.update(this.id, this.outs, this.inputs)).outs);
  }

  async replace(args: Raw): Promise<void> {
    expect(await this.#diff(args)).toMatchObject({ changes: true, deleteBeforeReplace: true });
    await this.delete();
    await this.#make();
  }

  /** An update of a program with these arguments, in which the new one is made before the old one is given up. */
  async up(args: Raw): Promise<"same" | "replace"> {
    const { id, outs } = this;
    const { changes, replaces = [] } = await this.#diff(args);
    if (!changes) return "same";
    expect(replaces).not.toEqual([]);
    await this.#make();
    await this.handler.delete(id, outs);
    return "replace";
  }

  /** A refresh finds it, and neither before nor after is there anything to change. */
  async isQuiet(): Promise<void> {
    expect(await this.#diff(this.inputs)).toEqual({ changes: false });
    expect(await this.refresh()).toBe("kept");
    expect(await this.#diff(this.inputs)).toEqual({ changes: false });
  }

  /** What a refresh makes of its state. One that fails leaves it as it is. */
  async refresh(): Promise<"kept" | "changed" | "gone"> {
    const { props } = await this.handler.read(this.id, this.outs);
    if (props === undefined) return "gone";
    const outs = stripped(props);
    const same = isDeepStrictEqual(outs, this.outs);
    this.outs = outs;
    return same ? "kept" : "changed";
  }

  /** A destroy: an operation of its own, for which the engine starts its host anew. */
  delete(): Promise<void> {
    this.handler = this.open();
    return this.under({}).handler.delete(this.id, this.outs);
  }

  async #make(): Promise<this> {
    const { id, outs } = await this.handler.create(this.inputs);
    return Object.assign(this, { id, outs: stripped(outs) });
  }

  async #diff(args: Raw) {
    const olds = this.inputs;
    this.inputs = args;
    await this.#check(olds);
    return this.handler.diff(this.id, this.outs, this.inputs);
  }

  async #check(olds: Raw): Promise<void> {
    const { inputs, failures } = await this.handler.check(olds, withHints(this.inputs));
    expect(failures).toEqual([]);
    this.inputs = inputs;
  }
}

/** As the resource classes hand them to check, all in clear. */
function withHints(args: Raw): Raw {
  return { ...args, [HINTS_KEY]: { plainArguments: JSON.stringify(args) } };
}

/** As the engine hands values to a dynamic provider: without the envelopes of secrets. */
function stripped(values: Raw): Raw {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isSecret(value) ? value.value : value]),
  );
}

function isSecret(value: unknown): value is { value: unknown } {
  return typeof value === "object" && value !== null && SIGNATURE_KEY in value;
}
