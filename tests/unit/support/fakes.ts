import type { DailyClient, RoomAnswer } from "../../../provider/src/daily/client";
import type { DailyErrorFields } from "../../../provider/src/daily/errors";
import { dailyError } from "../../../provider/src/daily/messages";
import type { Log } from "../../../provider/src/lifecycle/types";
import { DOMAIN_ID, selfSigned } from "./vectors";

/** Noon of a day, in seconds since the Unix epoch. */
export const NOON = Date.parse("2026-03-01T12:00:00Z") / 1_000;
export const HOUR = 3_600;
export const DAY = 24 * HOUR;

export interface RecordedLog extends Log {
  readonly lines: string[];
}

export function recordedLog(): RecordedLog {
  const lines: string[] = [];
  return {
    lines,
    info: (text) => lines.push(`info: ${text}`),
    warn: (text) => lines.push(`warn: ${text}`),
  };
}

export function roomAnswer(room: Partial<RoomAnswer> = {}): RoomAnswer {
  const name = room.name ?? "standup";
  return {
    id: "11111111-1111-4111-8111-111111111111",
    name,
    url: `https://acme.daily.co/${name}`,
    privacy: "public",
    createdAt: "2026-03-01T09:00:00.000Z",
    config: {},
    ...room,
  };
}

export interface FakeClient extends DailyClient {
  /** Each call as its method's name and its arguments. */
  readonly calls: unknown[][];
}

/** A Daily that answers what the test says, and remembers what it was asked. */
export function fakeClient(answers: Partial<DailyClient> = {}): FakeClient {
  const calls: unknown[][] = [];
  const defaults: DailyClient = {
    getDomain: async () => ({ domainId: DOMAIN_ID, domainName: "acme" }),
    createMeetingToken: async () => selfSigned.token,
    validateMeetingToken: async () => ({ room_name: "standup" }),
    getRoom: async (name) => roomAnswer({ name }),
    listRooms: async () => [],
    createRoom: async ({ name, privacy = "public", properties = {} }) =>
      roomAnswer({ name, privacy, config: properties }),
    updateRoom: async (name, { privacy = "public", properties = {} }) =>
      roomAnswer({ name, privacy, config: properties }),
    deleteRoom: async () => true,
  };
  const all = { ...defaults, ...answers } as unknown as Record<string, (...given: unknown[]) => unknown>;
  const recording = Object.entries(all).map(([method, answer]) => [
    method,
    (...given: unknown[]) => {
      calls.push([method, ...given]);
      return answer(...given);
    },
  ]);
  return { ...(Object.fromEntries(recording) as unknown as DailyClient), calls };
}

/** A failed call to Daily, as the client throws it. */
export function failure(fields: Partial<DailyErrorFields> & Pick<DailyErrorFields, "code">) {
  const all = { action: "validating a meeting token", attempts: 1, elapsedMs: 0, ...fields };
  return dailyError(all, { apiUrl: "https://api.daily.co/v1", keySource: "daily:apiKey" });
}

export const failing = (fields: Parameters<typeof failure>[0]) => async (): Promise<never> => {
  throw failure(fields);
};
