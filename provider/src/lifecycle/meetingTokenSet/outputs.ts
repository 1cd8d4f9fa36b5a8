import { unixTime } from "../../properties/time";
import { unknown } from "../../properties/unknown";
import { COMPLETED } from "../meetingToken/deadline";
import { omit, present, type Values } from "../types";
import { type ByName, declaredArguments, entriesOf, mapValues, recordOf } from "./entries";

/** A set as the state holds it: the arguments that its tokens were minted with, and what was made. */
export interface MintedSet {
  readonly inputs: Values;
  readonly outputs: Values;
}

/** What is told of each token under its name. */
const byName = ["token", "expiresAt", "renewAt", "issuedAt"] as const;

/** The outputs that are no arguments. */
const made = ["tokens", "expiresAt", "renewAt", "issuedAt", "rooms", "domainName"];

/** The tokens' arguments among the outputs, where they are not among the state's inputs. */
const DECLARED = "declared";

/**
 * A set from what the state holds. A dynamic provider is handed the outputs alone; and after an update that failed midway
 * the engine keeps the inputs from before it (measured with engine 3.259).
 */
export function setOfState(outputs: Values, inputs: Values = {}): MintedSet {
  const { [DECLARED]: tokens, ...rest } = outputs;
  return { inputs: tokens === undefined ? inputs : { ...omit(rest, made), tokens }, outputs };
}

/**
 * All that a MeetingTokenSet's state holds: what all tokens share, and what was made, from each token's outputs. With
 * `keepsArguments` also the tokens' own arguments.
 */
export function setOutputs(inputs: Values, minted: ByName<Values>, keepsArguments = false): Values {
  const { tokens: declared, ...shared } = declaredArguments(inputs);
  const [token, expiresAt, renewAt, issuedAt] = byName.map((output) =>
    present(mapValues(minted, (outputs) => outputs[output])),
  );
  const all = Object.values(minted);
  return present({
    ...shared,
    ...(keepsArguments && { [DECLARED]: declared }),
    tokens: token,
    expiresAt,
    renewAt,
    issuedAt,
    rooms: roomsOf(all),
    domainName: all.find(({ domainName }) => domainName !== undefined)?.domainName,
  });
}

/** What is known of the tokens' rooms, by their names. */
function roomsOf(minted: readonly Values[]): Values | typeof unknown {
  const rooms: Record<string, Values> = {};
  for (const { roomName, roomId, roomUrl, roomExpiresAt } of minted) {
    if (roomId === unknown) return unknown;
    if (typeof roomName !== "string") continue;
    // A token that ends before its room says nothing of the room's end.
    rooms[roomName] = { ...rooms[roomName], ...present({ roomId, url: roomUrl, expiresAt: roomExpiresAt }) };
  }
  return rooms;
}

/** The tokens that a state holds, each with a MeetingToken's outputs. */
export function mintedTokens({ inputs, outputs }: MintedSet): ByName<Values> {
  const entries = entriesOf(inputs);
  const rooms = recordOf(outputs.rooms);
  const told = (output: string, name: string) => recordOf(outputs[output])[name];
  return mapValues(recordOf(outputs.tokens), (token, name) => {
    const entry = omit(entries[name] ?? {}, COMPLETED);
    const room = recordOf(rooms[String(entry.roomName)]);
    const end = told("expiresAt", name);
    return present({
      ...entry,
      token,
      expiresAt: end,
      renewAt: told("renewAt", name),
      issuedAt: told("issuedAt", name),
      roomId: room.roomId,
      roomUrl: room.url,
      roomExpiresAt: endsFirst(room.expiresAt, end) ? room.expiresAt : undefined,
      domainName: outputs.domainName,
    });
  });
}

function endsFirst(room: unknown, token: unknown): boolean {
  return typeof room === "string" && (typeof token !== "string" || unixTime(room) < unixTime(token));
}
