import { isRecord } from "../properties/unknown";
import { textOf } from "./textOf";

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
    url: textOf(body.url),
    privacy: textOf(body.privacy),
    createdAt: typeof body.created_at === "string" ? body.created_at : undefined,
    config: isRecord(body.config) ? body.config : {},
  };
}

export function roomPath(name: string): string {
  return `/rooms/${encodeURIComponent(name)}`;
}
