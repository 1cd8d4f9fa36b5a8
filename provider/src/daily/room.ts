import { isRecord } from "../properties/unknown";
import type { Account } from "./account";
import { textOf, urlOf } from "./answer";
import { isDailyError } from "./errors";
import { request } from "./request";
import type { HttpAnswer } from "./transport";

/** A room as Daily answers it. `config` holds only what differs from Daily's defaults. */
export interface RoomAnswer {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly privacy: string;
  readonly createdAt: string | undefined;
  readonly config: Readonly<Record<string, unknown>>;
}

export function toRoom(body: Record<string, unknown>): RoomAnswer {
  return {
    id: textOf(body.id),
    name: textOf(body.name),
    url: urlOf(body.url),
    privacy: textOf(body.privacy),
    createdAt: typeof body.created_at === "string" ? body.created_at : undefined,
    config: isRecord(body.config) ? body.config : {},
  };
}

/** The name of the domain that a room is in: its URL tells it. */
export function domainNameOf({ url }: RoomAnswer): string | undefined {
  return new URL(url).hostname.split(".")[0];
}

export function roomPath(name: string): string {
  return `/rooms/${encodeURIComponent(name)}`;
}

/** Looks for a room without sharing the answer of a look-up that may have begun before. */
export async function lookUpRoom(
  account: Account,
  name: string,
  onAnswer?: (answer: HttpAnswer) => void,
): Promise<RoomAnswer | undefined> {
  try {
    return await request(account, {
      method: "GET",
      path: roomPath(name),
      read: toRoom,
      action: `looking for room "${name}"`,
      onAnswer,
    });
  } catch (error) {
    if (isDailyError(error, "not-found")) return undefined;
    throw error;
  }
}
