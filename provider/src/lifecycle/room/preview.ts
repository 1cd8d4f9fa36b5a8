import { unknown } from "../../properties/unknown";
import { omit, type Values } from "../types";
import { changedSettings } from "./declared";
import { answeredOutputs } from "./outputs";
import { isUnsettled } from "./settle";

/** What only Daily tells of a room once it is made. */
const told = ["url", "roomId", "createdAt", "domainName"];

/** A room's outputs as far as they are known before it is made. Asks nobody. */
export function previewNewRoom(inputs: Values): Values {
  return { ...inputs, ...unknowns(told), ...unknowns(phone(inputs)) };
}

/** A room's outputs as far as they are known before it is changed. Asks nobody. */
export function previewRoomUpdate(olds: Values, news: Values): Values {
  if (isUnsettled(olds)) return previewNewRoom(news);
  const changed = changedSettings(olds, news);
  const isAdopting = news.adopt === true && olds.adopt !== true;
  const calls = isAdopting || changed.includes("sip") || changed.includes("dialin");
  return {
    ...news,
    ...omit(answeredOutputs(olds), calls ? ["sipUri", "dialinCode"] : []),
    ...(isAdopting && unknowns(told)),
    ...(calls && unknowns(phone(news))),
  };
}

/** How to call the room, where the program has that set up. */
function phone({ sip, dialin }: Values): string[] {
  return [...(sip === undefined ? [] : ["sipUri"]), ...(dialin === undefined ? [] : ["dialinCode"])];
}

function unknowns(names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, unknown]));
}
