import type { RoomAnswer } from "../../daily/client";
import type { Values } from "../types";
import { omit, pick, present } from "../values";
import { changeableNames, declaredSettings } from "./declared";

/** Since when, in seconds since the Unix epoch, it is not known whether the room was made; absent once that is settled. */
export const UNSETTLED_SINCE = "unsettledSince";

/** What only Daily can say of a room. */
const answered = ["url", "roomId", "createdAt", "domainName"];

/** All that a Room's state holds: what the program declares, as it is at Daily, and what Daily says beside it. */
export function roomOutputs(inputs: Values, room: RoomAnswer): Values {
  return present({
    ...omit(inputs, [...changeableNames, UNSETTLED_SINCE]),
    ...declaredSettings(room, inputs),
    name: room.name,
    url: room.url,
    roomId: room.id,
    createdAt: room.createdAt,
    domainName: new URL(room.url).hostname.split(".")[0],
  });
}

/** The domain that a room is in, as far as its state tells. */
export function domainOf({ domainName }: Values): { domainName?: string } {
  return typeof domainName === "string" ? { domainName } : {};
}

/** What Daily said of a room before, and what no change of its settings changes. */
export function answeredOutputs(outputs: Values): Values {
  return pick(outputs, answered);
}
