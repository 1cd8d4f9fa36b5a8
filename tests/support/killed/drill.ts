import type { UpOptions } from "@pulumi/pulumi/automation";
import { getRooms } from "pulumi-daily";
import { startAccount, stopAccount, type TestAccount } from "../account";
import { asAccount } from "../asAccount";
import { withPlugin } from "../plugin";
import type { Run } from "../run";
import { TestStack } from "../stack";
import declared from "./declared.cjs";
import { HeldLine, type Hold } from "./heldLine";
import { killedUp, type Rest, type Rooms } from "./killedUp";

/** The requests of an update, and what Daily does with them. */
const requests = {
  "the room is made": "POST /rooms",
  "the room is looked up": "GET /rooms/[^/?]+",
  "the room is changed": "POST /rooms/[^/?]+",
  "the token is minted": "POST /meeting-tokens",
  "the room is deleted": "DELETE /rooms/[^/?]+",
} as const;

export interface Moment extends Hold {
  /** Such as `before the room is made`, for a test's title. */
  readonly moment: string;
}

/** Before Daily hears of the request. */
export function unheard(what: keyof typeof requests): Moment {
  return { moment: `before ${what}`, on: requests[what], when: "before" };
}

/** When Daily has done it, before its answer arrives. */
export function unanswered(what: keyof typeof requests): Moment {
  return { moment: `after ${what}`, on: requests[what], when: "after" };
}

export interface DrillOptions {
  readonly replace?: string[];
}

export interface CancelOptions {
  /** Let the answer come after the cancellation. */
  readonly answer?: boolean;
}

export interface KillOptions extends DrillOptions {
  /** Kill the engine alone. */
  readonly alone?: boolean;
}

/**
 * The engine, the program and the provider are killed at once while one request is under way. Then a person removes the
 * stale lock, as `pulumi cancel` does, and runs the same command again.
 */
export class Drill {
  rooms: Rooms = {};

  static async begin(classes: declared.Classes): Promise<Drill> {
    const account = await startAccount();
    const line = await HeldLine.to(account.emulator.url);
    const options = { ...account, apiUrl: line.url, environment: withPlugin };
    return new Drill(account, line, await TestStack.create(declared({}, classes), options), classes);
  }

  private constructor(
    readonly account: TestAccount,
    readonly line: HeldLine,
    readonly stack: TestStack,
    private readonly classes: declared.Classes,
  ) {}

  async end(): Promise<void> {
    this.stack.remove();
    await this.line.close();
    await stopAccount(this.account);
  }

  up(rooms: Rooms, options: UpOptions = {}): Promise<Run> {
    this.rooms = rooms;
    this.stack.program = declared(rooms, this.classes);
    return this.stack.up(options);
  }

  /** Declares rooms, is killed at a request, and runs the same update again. */
  async upAfterKill(rooms: Rooms, hold: Hold, options: KillOptions = {}): Promise<Run> {
    await this.kill(rooms, hold, options);
    return this.up(rooms, options);
  }

  /** Declares rooms, is killed at a request, and removes the lock. */
  async kill(rooms: Rooms, hold: Hold, options: KillOptions = {}): Promise<void> {
    const rest = await this.killed(rooms, hold, options);
    await this.stack.stack.cancel();
    rest.kill();
  }

  /** Declares rooms, is killed at a request, and leaves what has outlived the engine. */
  killed(rooms: Rooms, hold: Hold, { alone = false, ...options }: KillOptions = {}): Promise<Rest> {
    const { stack, line, classes } = this;
    return killedUp({ stack, line, rooms, classes, hold, options, alone });
  }

  /** Declares rooms, and is cancelled at a request, as by Ctrl-C. */
  async cancelled(rooms: Rooms, hold: Hold, { answer = false }: CancelOptions = {}): Promise<Run> {
    const cancelling = new AbortController();
    const held = this.line.hold(hold);
    const running = this.up(rooms, { signal: cancelling.signal });
    await held;
    cancelling.abort();
    if (answer) this.line.release();
    return running;
  }

  /** The rooms at Daily, by name. */
  async atDaily(): Promise<string[]> {
    const { rooms } = await asAccount(this.account, () => getRooms());
    return rooms.map(({ name }) => name).sort();
  }

  /** The rooms that the state knows, by name. */
  get inState(): string[] {
    const rooms = this.stack.state.filter(({ type }) => type.endsWith(":Room"));
    return rooms.map(({ id }) => id as string).sort();
  }

  /** The rooms at Daily that no state knows: what an update was making when it was killed. */
  async orphans(): Promise<string[]> {
    const known = this.inState;
    return (await this.atDaily()).filter((name) => !known.includes(name));
  }

  /** How many rooms have been deleted so far. */
  get deleted(): number {
    return this.account.emulator.requests("DELETE /rooms/:name").filter(({ status }) => status === 200).length;
  }

  /** How many tokens Daily has made so far. */
  get minted(): number {
    return this.account.emulator.requests("POST /meeting-tokens").filter(({ status }) => status === 200).length;
  }

  /** What is declared is in the state and at Daily. */
  async expectDeclared(): Promise<void> {
    const names = Object.keys(this.rooms).flatMap((name) => [name, `${name}-token`]);
    expect(this.stack.names.sort()).toEqual(names.sort());
    expect(await this.atDaily()).toEqual(expect.arrayContaining(this.inState));
  }

  /** Neither a refresh nor a preview finds anything to do: the state is the truth. */
  async expectQuiet(): Promise<void> {
    const refresh = await this.stack.refresh({ expectNoChanges: true });
    expect(refresh.ok).toBe(true);
    const preview = await this.stack.preview();
    expect(Object.values(preview.operations).filter((operation) => operation !== "same")).toEqual([]);
  }
}

/** A drill of a `describe`'s own. */
export function drilled(classes: declared.Classes = "pulumi-daily"): { readonly drill: Drill } {
  // A step is several updates, which are slow on a busy machine.
  jest.setTimeout(300_000);
  let drill: Drill | undefined;
  beforeAll(async () => {
    drill = await Drill.begin(classes);
  });
  afterAll(() => drill?.end());
  return {
    get drill() {
      if (!drill) throw new Error("There is no drill before the first test.");
      return drill;
    },
  };
}
