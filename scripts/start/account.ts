import { createServer } from "node:net";
import { relative } from "node:path";
import { EMULATOR_DATA, ROOT } from "./places";

/** Where the emulator keeps its data, what its domain is called, and which commands come next. */
export interface StartAccountOptions {
  readonly dataDir?: string;
  readonly domainName?: string;
  readonly next?: string;
}

/** The Daily account that `npm start` works with: yours, or an emulator that it starts. */
export interface StartAccount {
  readonly apiKey: string;
  /** Undefined: Daily itself. */
  readonly apiUrl: string | undefined;
  readonly description: string;
  readonly nextCommands: string;
  roomsLeft(): Promise<string>;
  close(): Promise<void>;
}

const NEXT = `
Next:
  npm start                  again: no changes
  npm start -- --destroy     take everything down`;

export async function startAccount(options: StartAccountOptions = {}): Promise<StartAccount> {
  const { DAILY_API_KEY, DAILY_API_URL } = process.env;
  const { next = NEXT } = options;
  return DAILY_API_KEY ? ownAccount(DAILY_API_KEY, DAILY_API_URL, next) : emulatedAccount({ ...options, next });
}

function ownAccount(apiKey: string, apiUrl: string | undefined, next: string): StartAccount {
  return {
    apiKey,
    apiUrl,
    description: `your account (DAILY_API_KEY) at ${apiUrl ?? "https://api.daily.co/v1"}`,
    nextCommands: next,
    roomsLeft: async () => "",
    close: async () => {},
  };
}

/** The port of the emulator that room URLs name: another one after each start would look like a change. */
const PORT = 4580;

async function emulatedAccount({
  dataDir = EMULATOR_DATA,
  domainName,
  next,
}: StartAccountOptions): Promise<StartAccount> {
  const { createEmulator } = await import("daily-emulator");
  const emulator = createEmulator({ dataDir, ...(domainName !== undefined && { domainName }) });
  const apiUrl = await emulator.listen({ port: (await isFree(PORT)) ? PORT : 0 });
  const data = relative(ROOT, dataDir);
  return {
    apiKey: emulator.apiKey,
    apiUrl,
    description: `the emulator at ${apiUrl}, data in ${data} (set DAILY_API_KEY to use your account)`,
    nextCommands: `${next}
  npm run emulator -- --data ${data}
                             keep Daily's emulator running, and look at a token on its join page`,
    roomsLeft: async () => {
      const answer = await fetch(`${apiUrl}/rooms`, { headers: { Authorization: `Bearer ${emulator.apiKey}` } });
      const { total_count: rooms } = (await answer.json()) as { total_count: number };
      return `The emulator holds ${rooms} rooms.`;
    },
    close: () => emulator.close(),
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
