import { type DailyClient, type RoomAnswer, RoomExists, UnclearCreation } from "../../daily/client";
import { type Created, PartlyCreated, type Values } from "../types";
import { nameInUse } from "./nameInUse";
import { hasGeneratedName } from "./naming";
import { roomOutputs, UNSETTLED } from "./outputs";
import { declaredBody } from "./settings";

export interface RoomCreateContext {
  readonly client: DailyClient;
}

/** Makes a room; or, with `adopt`, takes over the one that is there. */
export async function createRoom(inputs: Values, { client }: RoomCreateContext): Promise<Created> {
  const name = String(inputs.name);
  return { id: name, outputs: roomOutputs(inputs, await makeOrAdopt(name, inputs, client)) };
}

/** The room, or an error that leaves nothing behind, but for one whose creation is unclear: that belongs in the state. */
export async function makeOrAdopt(name: string, inputs: Values, client: DailyClient): Promise<RoomAnswer> {
  try {
    return await client.createRoom({ name, ...declaredBody(inputs) }, { uniqueName: hasGeneratedName(inputs) });
  } catch (error) {
    if (error instanceof UnclearCreation) throw unclear(name, inputs, error);
    if (!(error instanceof RoomExists)) throw error;
    if (inputs.adopt === true) return client.updateRoom(name, declaredBody(inputs));
    throw nameInUse(error.room);
  }
}

function unclear(name: string, inputs: Values, { message, span }: UnclearCreation): PartlyCreated {
  return new PartlyCreated(
    { id: name, outputs: { ...inputs, ...(span && { [UNSETTLED]: span }) } },
    `${message} It is kept in the state: run the update again to finish it, or destroy it.`,
  );
}
