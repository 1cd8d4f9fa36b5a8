import { type RoomAnswer, UnclearCreation } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { type Created, PartlyCreated, type Values } from "../types";
import { attempted, cameOf, except } from "./attempts";
import { declaredBody } from "./body";
import { deleteLeftovers, isRecent, type LeftoversContext } from "./leftovers";
import { nameInUse } from "./nameInUse";
import { hasGeneratedName, originInName } from "./naming";
import { roomOutputs, UNSETTLED_SINCE } from "./outputs";
import { mendRoom } from "./settle";

export interface RoomCreateContext extends LeftoversContext {
  /** The id of the room that the state has, or had until it was deleted to be replaced, under a name. */
  readonly idInState: (name: string) => string | undefined;
}

/** Makes a room, or takes over the one that is there. */
export async function createRoom(inputs: Values, context: RoomCreateContext): Promise<Created> {
  const name = String(inputs.name);
  const room = await makeOrAdopt(inputs, name, context);
  if (hasGeneratedName(inputs)) await deleteLeftovers(name, context);
  return { id: name, outputs: roomOutputs(inputs, room) };
}

async function makeOrAdopt(inputs: Values, name: string, context: RoomCreateContext): Promise<RoomAnswer> {
  const { client, log, attempts } = context;
  try {
    return await make(inputs, name, context);
  } catch (error) {
    if (error instanceof UnclearCreation) throw unclear(inputs, name, error, context.now);
    if (!isDailyError(error, "invalid-request")) throw error;
    // Daily refuses a name that is in use with the same code as a bad property: only a look tells the two apart.
    const existing = await client.getRoom(name);
    if (!existing) throw error;
    if (inputs.adopt === true) return client.updateRoom(name, declaredBody(inputs));
    if (!isOwnReplacement(existing, context) && !cameOf(attempts.all(), existing)) throw nameInUse(existing);
    log.info(`Room "${name}" was made at ${existing.createdAt} by an update that was interrupted; it is kept.`);
    const room = await mendRoom(existing, inputs, client);
    attempts.keep(except(name, attempts.all()));
    return room;
  }
}

function make(inputs: Values, name: string, { client, attempts }: RoomCreateContext): Promise<RoomAnswer> {
  const body = { name, ...declaredBody(inputs) };
  const generated = hasGeneratedName(inputs);
  // A name with its origin in it tells by itself, on any machine, whose the room is.
  if (generated && originInName(name) !== undefined) return client.createRoom(body);
  return attempted({ name, generated }, attempts, (sending) => client.createRoom(body, sending));
}

/**
 * Whether a room was made by an update that was killed after it had deleted the room of that name from the state: the
 * name was ours until then. With the same id it is that room itself, which the engine will yet delete.
 */
function isOwnReplacement({ id, name, createdAt }: RoomAnswer, { idInState, now }: RoomCreateContext): boolean {
  const former = idInState(name);
  return former !== undefined && former !== id && isRecent(createdAt, now);
}

function unclear(inputs: Values, name: string, error: UnclearCreation, now: number): PartlyCreated {
  return new PartlyCreated(
    { id: name, outputs: { ...inputs, [UNSETTLED_SINCE]: now } },
    `${error.message} It is kept in the state: run the update again to settle it, or destroy it.`,
  );
}
