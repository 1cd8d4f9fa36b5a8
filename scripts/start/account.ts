import { relative } from "node:path";
import { DEFAULT_PORT } from "daily-emulator";
import { keptEmulator, startEmulator } from "./emulator";
import { EMULATOR_DATA, ROOT } from "./places";
import { inColumns, type NextCommand } from "./says";

/** Where the emulator keeps its data, what its domain is called, whose rooms it holds, and which commands come next. */
export interface StartAccountOptions {
  readonly dataDir?: string;
  readonly domainName?: string;
  /** Said behind the number of rooms, where they are not only those of this command. */
  readonly roomsOf?: string;
  readonly next?: readonly NextCommand[];
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

const NEXT: readonly NextCommand[] = [
  ["npm start", "again: no changes"],
  ["npm start -- --destroy", "take everything down"],
];

export async function startAccount(options: StartAccountOptions = {}): Promise<StartAccount> {
  const { DAILY_API_KEY, DAILY_API_URL } = process.env;
  return DAILY_API_KEY ? ownAccount(DAILY_API_KEY, DAILY_API_URL, options) : emulatedAccount(options);
}

function ownAccount(apiKey: string, apiUrl: string | undefined, { next = NEXT }: StartAccountOptions): StartAccount {
  return {
    apiKey,
    apiUrl,
    description: `your account (DAILY_API_KEY) at ${apiUrl ?? "https://api.daily.co/v1"}`,
    nextCommands: `\n${inColumns(next)}`,
    roomsLeft: async () => "",
    close: async () => {},
  };
}

async function emulatedAccount(options: StartAccountOptions): Promise<StartAccount> {
  const { dataDir = EMULATOR_DATA, domainName, roomsOf = "", next = NEXT } = options;
  const kept = await keptEmulator(dataDir);
  const { apiKey, apiUrl, close } = kept ?? (await startEmulator(dataDir, domainName));
  const data = relative(ROOT, dataDir);
  const { port } = new URL(apiUrl);
  const keep: NextCommand = [
    `npm run emulator -- --data ${data}${port === String(DEFAULT_PORT) ? "" : ` --port ${port}`}`,
    "keep the emulator running: the rooms' URLs open its join page only while it runs",
  ];
  return {
    apiKey,
    apiUrl,
    description: `the emulator ${kept ? "that runs " : ""}at ${apiUrl}, data in ${data} (set DAILY_API_KEY to use your account)`,
    nextCommands: `\n${inColumns(kept ? next : [...next, keep])}`,
    roomsLeft: async () => {
      const answer = await fetch(`${apiUrl}/rooms`, { headers: { Authorization: `Bearer ${apiKey}` } });
      const { total_count: rooms } = (await answer.json()) as { total_count: number };
      return `The emulator holds ${rooms} ${rooms === 1 ? "room" : "rooms"}${roomsOf}.`;
    },
    close,
  };
}
