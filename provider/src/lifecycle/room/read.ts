import type { DailyClient } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { isoTime } from "../../properties/time";
import { roomNameFault } from "../../room/roomName";
import { assertSameDomain } from "../sameDomain";
import { type Log, omit, pick, type ReadResult, UserError, type Values } from "../types";
import { actualSettings } from "./declared";
import { notTheStates, TAKE_OVER } from "./nameInUse";
import { domainOfState, LOOKED_UP, leftOutBefore, roomOutputs, wasLookedUp } from "./outputs";
import { hasExpired, settingArguments } from "./settings";
import { isAnothers, isUnsettled } from "./settle";

export interface RoomReadContext {
  readonly client: DailyClient;
  /** The arguments that the state has; absent where an adapter has no use for them. */
  readonly inputs?: Values;
  /** Whether a room without a state is to be managed from now on. Default: false, it is only looked up. */
  readonly imports?: boolean;
  readonly log: Log;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

/** Looks a room up: what the program declares is compared, the rest is left alone. */
export async function readRoom(id: string, props: Values, context: RoomReadContext): Promise<ReadResult> {
  const { client, inputs, imports, log, now } = context;
  // Without the id: it may be a token, or a URL with one.
  if (isFirstLookUp(props) && roomNameFault(id) !== undefined) {
    throw new UserError(
      "The id is not a room's name. A room's id in Pulumi is its name, the last part of its URL's path.",
    );
  }
  const room = await client.getRoom(id).catch(keepState);
  const settings = room ? actualSettings(room) : isUnsettled(props) ? {} : props;
  if (hasExpired(settings, now)) {
    log.warn(
      `Room "${id}" expired at ${isoTime(settings.exp as number)}; Daily treats it as deleted. Give it a later exp, or remove it.`,
    );
    if (!room) return { kind: "present", id, outputs: props };
  }
  // A room that is to be taken over may be older.
  if (room && !isLookedUp(props) && props.adopt !== true && isAnothers(room, props)) {
    log.warn(
      `Room "${id}" exists at Daily, but nothing shows that this stack created it: it is left alone. The next update tries again.`,
    );
    return { kind: "gone", reason: "room-deleted" };
  }
  // The program relies on something that is not there.
  if (!room && isFirstLookUp(props)) {
    throw new UserError(`Room "${id}" does not exist at Daily. Its id in Pulumi is its name, not Daily's id.`);
  }
  const isAnother = room !== undefined && props.roomId !== undefined && props.roomId !== room.id;
  if (!room || isAnother) await assertSameDomain(client, domainOfState(props), `room "${id}"`).catch(keepState);
  if (!room) {
    const next = isLookedUp(props) ? "looks it up again" : "creates it again";
    log.warn(`Room "${id}" no longer exists at Daily. The next update ${next}.`);
    return { kind: "gone", reason: "room-deleted" };
  }
  if (isLookedUp(props)) {
    const outputs = roomOutputs(settings, room);
    const declares = pick(outputs, ["name", ...settingArguments]);
    return { kind: "present", id, outputs: imports ? outputs : { ...outputs, ...LOOKED_UP }, inputs: declares };
  }
  if (isAnother && props.adopt !== true) {
    log.warn(`${notTheStates(room)} It is left alone. ${TAKE_OVER}`);
    return { kind: "gone", reason: "room-recreated" };
  }
  const outputs = roomOutputs(props, room, leftOutBefore(props));
  return { kind: "present", id, outputs, ...(inputs && { inputs: actualInputs(inputs, outputs) }) };
}

/** Arguments with what has become of them at Daily. What the program does not declare is not among them. */
function actualInputs(inputs: Values, outputs: Values): Values {
  const settings = settingArguments.filter((name) => inputs[name] !== undefined);
  return { ...omit(inputs, settings), ...pick(outputs, settings) };
}

function keepState(error: unknown): never {
  throw isDailyError(error) ? error.with("The state is unchanged.") : error;
}

/** Whether a room is looked up by its name alone (`Room.get`), without a state. */
function isFirstLookUp({ name }: Values): boolean {
  return name === undefined;
}

function isLookedUp(props: Values): boolean {
  return isFirstLookUp(props) || wasLookedUp(props);
}
