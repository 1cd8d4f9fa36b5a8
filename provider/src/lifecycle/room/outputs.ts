import type { RoomAnswer } from "../../daily/client";
import type { Values } from "../types";
import { omit, pick, present } from "../values";
import { changeableNames, declaredSettings, leftOut } from "./declared";

/** When a room may have been created of which that is not known (a Span); absent once it is settled. */
export const UNSETTLED = "unsettled";

/** The names of settings that are declared as what turned out to be Daily's default, though none is documented. */
const LEFT_OUT = "leftOut";

/** What only Daily can say of a room. */
const answered = ["url", "roomId", "createdAt", "domainName", LEFT_OUT];

/**
 * All that a Room's state holds: what the program declares, as it is at Daily, and what Daily says beside it. `told` are
 * the settings that Daily has just taken as they are declared, or is known to leave out.
 */
export function roomOutputs(declared: Values, room: RoomAnswer, told: readonly string[] = changeableNames): Values {
  const defaults = leftOut(room, declared).filter((name) => told.includes(name));
  return present({
    ...omit(declared, [...changeableNames, UNSETTLED]),
    ...declaredSettings(room, declared, defaults),
    name: room.name,
    url: room.url,
    roomId: room.id,
    createdAt: room.createdAt,
    domainName: new URL(room.url).hostname.split(".")[0],
    [LEFT_OUT]: defaults.length > 0 ? defaults : undefined,
  });
}

/** The settings of a state that Daily leaves out, since they are at their defaults. */
export function leftOutBefore(outputs: Values): readonly string[] {
  return (outputs[LEFT_OUT] ?? []) as string[];
}

/** The domain that a room is in, as far as its state tells. */
export function domainOf({ domainName }: Values): { domainName?: string } {
  return typeof domainName === "string" ? { domainName } : {};
}

/** What Daily said of a room before, and what no change of its settings changes. */
export function answeredOutputs(outputs: Values): Values {
  return pick(outputs, answered);
}
