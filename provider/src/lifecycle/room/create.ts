import { type DailyClient, type RoomAnswer, UnclearCreation } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { type Created, PartlyCreated, UserError, type Values } from "../types";
import { declaredBody } from "./body";
import { roomOutputs } from "./outputs";

/** Makes a room, or takes over the one that is there. */
export async function createRoom(inputs: Values, client: DailyClient): Promise<Created> {
  const name = String(inputs.name);
  const room = await makeOrAdopt(inputs, name, client);
  return { id: name, outputs: roomOutputs(inputs, room) };
}

async function makeOrAdopt(inputs: Values, name: string, client: DailyClient): Promise<RoomAnswer> {
  try {
    return await client.createRoom({ name, ...declaredBody(inputs) });
  } catch (error) {
    if (error instanceof UnclearCreation) throw unclear(inputs, name, error);
    if (!isDailyError(error, "invalid-request")) throw error;
    // Daily refuses a name that is in use with the same code as a bad property: only a look tells the two apart.
    const existing = await client.getRoom(name);
    if (!existing) throw error;
    if (inputs.adopt !== true) throw new UserError(inUse(name));
    return client.updateRoom(name, declaredBody(inputs));
  }
}

function inUse(name: string): string {
  return `A room named "${name}" exists at Daily already. Set adopt: true to take it over, choose another name, or leave name out to have one generated.`;
}

function unclear(inputs: Values, name: string, error: UnclearCreation): PartlyCreated {
  return new PartlyCreated(
    { id: name, outputs: inputs },
    `${error.message} It is kept in the state: run the update again to settle it, or destroy it.`,
  );
}
