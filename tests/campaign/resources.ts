import type { Emulator } from "../../emulator/src/index.js";
import type { Raw } from "../../provider/src/runtime/engineValues";
import { decodeMeetingToken } from "../../provider/src/token";
import { TEST_KEY } from "../unit/support/vectors";
import type { ResourceType } from "./adapters";

/** What a case declares, and how Daily shows whether it is so. */
export interface Subject {
  readonly type: ResourceType;
  readonly args: Raw;
  /** Arguments that an update reaches in place. */
  readonly changed: Raw;
  /** Arguments that another resource is made for; undefined where the resource is never replaced. */
  readonly replaced: Raw | undefined;
  /** Whether Daily is as a state and its arguments say. */
  isReached(daily: Daily, outputs: Raw, args: Raw): Promise<boolean>;
}

const room = {
  type: "Room",
  async isReached(daily, { name, roomId }, args) {
    const found = await daily.room(String(name));
    if (found === undefined) return false;
    const config = found.config as Raw;
    const isAsDeclared = found.privacy === args.privacy && config.enable_chat === args.enableChat;
    return found.id === roomId && isAsDeclared;
  },
} as const satisfies Partial<Subject>;

const tokenSays = async (daily: Daily, token: unknown, userName: unknown) =>
  typeof token === "string" &&
  (await daily.accepts(token)) &&
  decodeMeetingToken(token).properties.userName === userName;

const ada = { roomName: "meeting", userName: "Ada", expiresIn: "24h" };

export const subjects = {
  "Room, generated name": {
    ...room,
    args: { privacy: "private", namePrefix: "standup", enableChat: true },
    changed: { privacy: "public", namePrefix: "standup", enableChat: true },
    replaced: { privacy: "private", namePrefix: "retro", enableChat: true },
  },
  "Room, fixed name": {
    ...room,
    args: { privacy: "private", name: "standup", enableChat: true },
    changed: { privacy: "public", name: "standup", enableChat: true },
    replaced: { privacy: "private", name: "retro", enableChat: true },
  },
  MeetingToken: {
    type: "MeetingToken",
    args: ada,
    changed: { ...ada, renewBefore: "1h" },
    replaced: { ...ada, userName: "Bob" },
    isReached: (daily, { token }, { userName }) => tokenSays(daily, token, userName),
  },
  "MeetingToken, self-signed": {
    type: "MeetingToken",
    args: { ...ada, signedBy: "apiKey" },
    changed: { ...ada, signedBy: "apiKey", renewBefore: "1h" },
    replaced: { ...ada, signedBy: "apiKey", userName: "Bob" },
    isReached: (daily, { token }, { userName }) => tokenSays(daily, token, userName),
  },
  MeetingTokenSet: {
    type: "MeetingTokenSet",
    args: { roomName: "meeting", expiresIn: "24h", tokens: { ada: { userName: "Ada" }, bob: { userName: "Bob" } } },
    changed: {
      roomName: "meeting",
      expiresIn: "24h",
      tokens: { bob: { userName: "Robert" }, eve: { userName: "Eve" } },
    },
    replaced: undefined,
    async isReached(daily, { tokens }, args) {
      const declared = args.tokens as Record<string, { userName: string }>;
      const made = tokens as Record<string, string>;
      if (Object.keys(made).sort().join() !== Object.keys(declared).sort().join()) return false;
      const each = Object.entries(declared).map(([name, { userName }]) => tokenSays(daily, made[name], userName));
      return (await Promise.all(each)).every(Boolean);
    },
  },
} as const satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof subjects;

/** Daily as it really is, whatever goes wrong on the provider's line. */
export class Daily {
  constructor(readonly emulator: Emulator) {}

  async room(name: string): Promise<Raw | undefined> {
    const { status, body } = await this.call("GET", `/rooms/${name}`);
    return status === 200 ? body : undefined;
  }

  async rooms(): Promise<readonly Raw[]> {
    return (await this.call("GET", "/rooms")).body.data as Raw[];
  }

  async make(name: string): Promise<void> {
    await this.call("POST", "/rooms", { name, privacy: "private" });
  }

  async accepts(token: string): Promise<boolean> {
    return (await this.call("GET", `/meeting-tokens/${token}`)).status === 200;
  }

  private async call(method: string, path: string, body?: Raw): Promise<{ status: number; body: Raw }> {
    const answer = await fetch(`${this.emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Raw };
  }
}
