import { isRecord } from "../../properties/unknown";
import { COMPLETED, LIFETIME } from "../meetingToken/deadline";
import { omit, present, type Values } from "../types";

/** Something of each token, by the token's name in the set. */
export type ByName<T = unknown> = Readonly<Record<string, T>>;

/** A token with an end of its own takes none from the set, nor the window that was meant for that lifetime. */
const endOfToken = ["exp", "expiresIn", "neverExpires"];
const lifetimeOfSet = [...endOfToken, "renewBefore", LIFETIME];

/** The arguments of each token: its own, and those that all share. None where the tokens are not known yet. */
export function entriesOf(inputs: Values): ByName<Values> {
  const deadlines = recordOf(inputs.expiresAt);
  const shared = sharedArguments(inputs);
  return mapValues(recordOf(inputs.tokens), (own, name) =>
    present({ ...withOwn(shared, recordOf(own)), expiresAt: deadlines[name] }),
  );
}

/** The arguments of a set that each of its tokens has, if it does not say otherwise. */
export function sharedArguments(inputs: Values): Values {
  return omit(inputs, ["tokens", "validate", "expiresAt"]);
}

function withOwn(shared: Values, own: Values): Values {
  const dropped = [
    ...(endOfToken.some((name) => isGiven(own[name])) ? lifetimeOfSet : []),
    ...(own.renew === false ? ["renewBefore"] : []),
    ...(isGiven(own.allRooms) ? ["roomName"] : []),
    ...(isGiven(own.roomName) ? ["allRooms"] : []),
  ];
  return { ...omit(shared, dropped), ...present(own) };
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== false;

/** A set's arguments as the program writes them, without what completes them. */
export function declaredArguments(inputs: Values): Values {
  const { tokens, ...shared } = omit(inputs, COMPLETED);
  return present({ ...shared, tokens: isRecord(tokens) ? mapValues(tokens, withoutLifetime) : tokens });
}

function withoutLifetime(own: unknown): unknown {
  return isRecord(own) ? omit(own, [LIFETIME]) : own;
}

export function recordOf(value: unknown): Values {
  return isRecord(value) ? value : {};
}

export function mapValues<A, B>(values: ByName<A>, convert: (value: A, name: string) => B): ByName<B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, convert(value, name)]));
}
