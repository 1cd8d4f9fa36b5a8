import type { RoomAnswer } from "../../daily/client";
import type { Values } from "../types";
import { omit, present } from "../values";
import { changeableNames, declaredSettings } from "./declared";

/** All that a Room's state holds: what the program declares, as it is at Daily, and what Daily says beside it. */
export function roomOutputs(inputs: Values, room: RoomAnswer): Values {
  return present({
    ...omit(inputs, changeableNames),
    ...declaredSettings(room, inputs),
    name: room.name,
    url: room.url,
    roomId: room.id,
    createdAt: room.createdAt,
    domainName: new URL(room.url).hostname.split(".")[0],
  });
}
