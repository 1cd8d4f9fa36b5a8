import { otherPropertiesProblems } from "../../properties/otherProperties";
import { isoTime } from "../../properties/time";
import { hasUnknown, isRecord, knownValues, unknown } from "../../properties/unknown";
import { type Problem, validateProperties } from "../../properties/validate";
import { roomOptions } from "../../room/options";
import { DIALIN_WITHIN_DAYS } from "../../room/phone";
import { answeredOnly, roomProperties } from "../../room/properties";
import { type CheckResult, omit, present, refuse, type Values } from "../types";
import { unknownArguments } from "../unknownArguments";
import { hasGeneratedName } from "./naming";

export interface RoomCheckContext {
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
}

const names = [...Object.keys(roomOptions), ...Object.keys(roomProperties)];

/** Checks a Room's arguments, all of them in one go. */
export function checkRoom(olds: Values, args: Values, { now }: RoomCheckContext): CheckResult {
  const given = withoutGeneratedName(olds, present(args));
  return { inputs: given, problems: roomProblems(olds, given, now) };
}

/** Refuses checked inputs that something has changed since, such as a policy, to what check would have refused. */
export function refuseRoom(olds: Values, inputs: Values, now: number): void {
  // A generated name is no argument, and a prefix beside another name begins nothing.
  const given = omit(inputs, [hasGeneratedName(inputs) ? "name" : "namePrefix"]);
  refuse(roomProblems(olds, given, now));
}

/** All that is wrong with a Room's arguments, whoever has set them. */
function roomProblems(olds: Values, given: Values, now: number): Problem[] {
  const shapes = validateProperties(roomProperties, given);
  // What is no time in seconds has passed no more than it lies ahead.
  const sound = omit(
    given,
    shapes.map(({ property }) => property),
  );
  return [
    ...unknownArguments("A Room", given, names),
    ...validateProperties(roomOptions, given),
    ...shapes,
    ...otherPropertiesProblems(given, { table: roomProperties, more: names, answeredOnly }),
    ...namingProblems(given),
    ...timeProblems(olds, sound, now),
    ...sipProblems(given),
    ...dialinProblems(given, now),
  ];
}

/** With `ignoreChanges: ["*"]` the engine puts all old inputs back, the generated name included. */
function withoutGeneratedName(olds: Values, given: Values): Values {
  return hasGeneratedName(olds) && given.namePrefix === olds.namePrefix && given.name === olds.name
    ? omit(given, ["name"])
    : given;
}

function namingProblems(given: Values): Problem[] {
  const { name, namePrefix, adopt } = knownValues(given);
  if (name !== undefined && namePrefix !== undefined) {
    return [
      {
        property: "namePrefix",
        reason: "namePrefix begins a generated name, but name is given. Leave one of the two out.",
      },
    ];
  }
  if (adopt === true && given.name === undefined) {
    return [
      {
        property: "adopt",
        reason: "adopt takes over the room called name, but name is missing. Give the room's name.",
      },
    ];
  }
  return [];
}

function timeProblems(olds: Values, { exp, nbf }: Values, now: number): Problem[] {
  const problems: Problem[] = [];
  if (typeof exp === "number" && exp <= now && olds.exp !== exp) {
    problems.push({
      property: "exp",
      reason: `exp is ${exp}, which is ${isoTime(exp)} and has passed; Daily refuses that. Give a later time.`,
    });
  }
  if (typeof exp === "number" && typeof nbf === "number" && nbf >= exp) {
    problems.push({
      property: "nbf",
      reason: `nbf is ${isoTime(nbf)}, which is not before exp (${isoTime(exp)}): the room would never be open. Give an earlier nbf or a later exp.`,
      tells: ["exp"],
    });
  }
  return problems;
}

function sipProblems({ sip }: Values): Problem[] {
  if (!isRecord(sip) || sip.forceDigitOnlyUsername !== true) return [];
  const { numEndpoints } = sip;
  if (typeof numEndpoints !== "number" || numEndpoints <= 1) return [];
  return [
    {
      property: "sip.forceDigitOnlyUsername",
      reason: `sip.forceDigitOnlyUsername is true, but sip.numEndpoints is ${numEndpoints}: Daily allows digits only for one endpoint. Leave one of the two out.`,
    },
  ];
}

function dialinProblems({ dialin, exp }: Values, now: number): Problem[] {
  if (dialin === undefined || dialin === unknown || hasUnknown(exp)) return [];
  if (typeof exp === "number" && exp < now + DIALIN_WITHIN_DAYS * 86_400) return [];
  const wrong = exp === undefined ? "exp is missing" : "exp is too late";
  return [
    {
      property: "exp",
      reason: `${wrong}: a room with dialin must end less than ${DIALIN_WITHIN_DAYS} days from now. Give such an exp, or leave dialin out.`,
      valueFree: true,
    },
  ];
}
