import { type RoomAnswer, UnclearCreation } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { type Created, PartlyCreated, type Values } from "../types";
import { declaredBody } from "./body";
import { deleteLeftovers, type LeftoversContext } from "./leftovers";
import { nameInUse } from "./nameInUse";
import { hasGeneratedName } from "./naming";
import { roomOutputs, UNSETTLED_SINCE } from "./outputs";

export type RoomCreateContext = LeftoversContext;

/** Makes a room, or takes over the one that is there. */
export async function createRoom(inputs: Values, context: RoomCreateContext): Promise<Created> {
  const name = String(inputs.name);
  const room = await makeOrAdopt(inputs, name, context);
  if (hasGeneratedName(inputs)) await deleteLeftovers(name, context);
  return { id: name, outputs: roomOutputs(inputs, room) };
}

async function makeOrAdopt(inputs: Values, name: string, { client, now }: RoomCreateContext): Promise<RoomAnswer> {
  try {
    return await client.createRoom({ name, ...declaredBody(inputs) });
  } catch (error) {
    if (error instanceof UnclearCreation) throw unclear(inputs, name, error, now);
    if (!isDailyError(error, "invalid-request")) throw error;
    // Daily refuses a name that is in use with the same code as a bad property: only a look tells the two apart.
    const existing = await client.getRoom(name);
    if (!existing) throw error;
    if (inputs.adopt !== true) throw nameInUse(existing);
    return client.updateRoom(name, declaredBody(inputs));
  }
}

function unclear(inputs: Values, name: string, error: UnclearCreation, now: number): PartlyCreated {
  return new PartlyCreated(
    { id: name, outputs: { ...inputs, [UNSETTLED_SINCE]: now } },
    `${error.message} It is kept in the state: run the update again to settle it, or destroy it.`,
  );
}
