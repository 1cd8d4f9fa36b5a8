import { domainNameOf, type RoomAnswer } from "../../daily/room";
import { isRecord } from "../../properties/unknown";
import { omit, pick, present, type Values } from "../types";
import { actualSettings, declaredSettings, leftOut } from "./declared";
import { NOT_RESET, notResetBefore } from "./notReset";
import { asArguments, settingArguments, settingsIn } from "./settings";

/** When a room may have been created of which that is not known (a Span); absent once it is settled. */
export const UNSETTLED = "unsettled";

/** The names of settings that are declared as what turned out to be Daily's default, though none is documented. */
const LEFT_OUT = "leftOut";

/** What only Daily can say of a room. */
const answered = ["url", "roomId", "createdAt", "domainName", "sipUri", "dialinCode", LEFT_OUT];

/**
 * All that a Room's state holds: what the program declares, as it is at Daily, and what Daily says beside it. `told` are
 * the settings that Daily has just taken as they are declared, or is known to leave out.
 */
export function roomOutputs(
  declared: Values,
  room: RoomAnswer,
  told: readonly string[] = Object.keys(settingsIn(declared)),
): Values {
  const defaults = leftOut(room, declared).filter((name) => told.includes(name));
  return present({
    ...omit(declared, [...settingArguments, UNSETTLED]),
    ...asArguments(declaredSettings(room, declared, defaults)),
    name: room.name,
    url: room.url,
    roomId: room.id,
    createdAt: room.createdAt,
    domainName: domainNameOf(room),
    ...phoneOutputs(declared, room),
    [LEFT_OUT]: defaults.length > 0 ? defaults : undefined,
    [NOT_RESET]: stillSet(room, declared),
  });
}

/** What Daily did not reset before, as far as it is still there and nobody declares it. */
function stillSet(room: RoomAnswer, declared: Values): readonly string[] | undefined {
  const names = notResetBefore(declared);
  const actual = actualSettings(room, names);
  const settings = settingsIn(declared);
  const still = names.filter((name) => actual[name] !== undefined && settings[name] === undefined);
  return still.length > 0 ? still : undefined;
}

/** How to call the room, as far as the program has that set up: what it does not declare is not its business. */
function phoneOutputs({ sip, dialin }: Values, { config }: RoomAnswer): Values {
  return {
    sipUri: sip === undefined ? undefined : sipUriIn(config.sip_uri),
    dialinCode: dialin === undefined || config.dialin_code === undefined ? undefined : String(config.dialin_code),
  };
}

function sipUriIn(answer: unknown): Values | undefined {
  if (!isRecord(answer) || typeof answer.endpoint !== "string") return undefined;
  return present({ endpoint: answer.endpoint, extraEndpoints: answer.extra_endpoints ?? undefined });
}

/** The settings of a state that Daily leaves out, since they are at their defaults. */
export function leftOutBefore(outputs: Values): readonly string[] {
  return (outputs[LEFT_OUT] ?? []) as string[];
}

/** The domain that a room is in, as far as its state tells. */
export function domainOfState({ domainName }: Values): { readonly domainName: string | undefined } {
  return { domainName: domainName as string | undefined };
}

/** What Daily said of a room before, and what no change of its settings changes. */
export function answeredOutputs(outputs: Values): Values {
  return pick(outputs, answered);
}

/** Marks the state of what a program only looks up (`get`): it is not managed, so no update can create it again. */
export const LOOKED_UP = { lookedUp: true } as const;

/** Whether it was looked up before. A refresh reads it again, with what the first look-up found. */
export function wasLookedUp({ lookedUp }: Values): boolean {
  return lookedUp === true;
}
