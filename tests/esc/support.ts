import { createEmulator, type Emulator } from "../../emulator/src/index.js";
import {
  createEscAdapter,
  type EscAdapter,
  type EscAdapterOptions,
  type EscGrant,
  type EscLogEntry,
} from "../../provider/src/esc";
import { leaksIn } from "../support/secrets";
import { NOW, PulumiCloud, URL_OF_ADAPTER } from "./pulumiCloud";

/** Looks like nothing that a redaction would know. */
export const KEY = "daily-test-key-not-a-real-one";
export const DOMAIN_ID = "25df5057-ef0d-4d97-bde6-0cf287276cbb";

export const GRANT: EscGrant = {
  environments: ["acme/bots/*"],
  users: ["*"],
  rooms: ["standup", "note-*"],
  maxLifetime: "2h",
  properties: { permissions: { canSend: ["audio"] } },
  choose: ["userName", "userId"],
};

/** Pulumi Cloud, an adapter and Daily, all by one clock, and everything that the adapter has said. */
export class World {
  #seconds = NOW;
  readonly now = () => this.#seconds;
  readonly cloud = new PulumiCloud(this.now);
  readonly emulator: Emulator = createEmulator({ apiKey: KEY, domainId: DOMAIN_ID, domainName: "acme" });
  readonly log: EscLogEntry[] = [];
  readonly #answered: string[] = [];

  static async start(): Promise<World> {
    const world = new World();
    await world.emulator.listen();
    await world.cloud.listen();
    world.pass(0);
    return world;
  }

  async stop(): Promise<void> {
    await this.cloud.close();
    await this.emulator.close();
  }

  /** Moves the clock of everybody on. */
  pass(seconds: number): void {
    this.#seconds += seconds;
    this.emulator.clock.set(this.#seconds);
  }

  /** An adapter that does not know its domain, unless it is told. */
  adapter(options: Partial<EscAdapterOptions> = {}): EscAdapter {
    const adapter = createEscAdapter({
      url: URL_OF_ADAPTER,
      jwksUrl: this.cloud.jwksUrl,
      apiUrl: this.emulator.url,
      apiKey: KEY,
      grants: [GRANT],
      requestsPerMinute: 1_000,
      log: (entry) => void this.log.push(entry),
      now: () => new Date(this.now() * 1_000),
      ...options,
    });
    return async (request) => {
      const answer = await adapter(request);
      this.#answered.push(await answer.clone().text(), JSON.stringify([...answer.headers]));
      return answer;
    };
  }

  /** What Daily reads in a token, and that it lets its holder in. */
  async readByDaily(token: string): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.emulator.url}/meeting-tokens/${token}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    if (answer.status !== 200) throw new Error(`Daily refuses the token: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  }

  /** Every secret in what the adapter has logged, or, for refused requests, answered. */
  leaks(secrets: readonly string[], { alsoAnswers }: { alsoAnswers: boolean }): object[] {
    const log = { place: "log", text: JSON.stringify(this.log) };
    const answers = { place: "answers", text: this.#answered.join("\n") };
    return leaksIn(alsoAnswers ? [log, answers] : [log], [KEY, ...secrets]);
  }
}

/** What an answer says. */
export async function told(answer: Response): Promise<{
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect, and fail where it is not.
  readonly body: any;
}> {
  return { status: answer.status, body: await answer.json() };
}
