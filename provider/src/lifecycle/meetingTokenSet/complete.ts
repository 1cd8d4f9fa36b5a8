import { unknown } from "../../properties/unknown";
import { completeMeetingToken, type DeadlineContext, LIFETIME, secondsIn } from "../meetingToken/deadline";
import { present, type Values } from "../types";
import { type ByName, entriesOf, mapValues, recordOf } from "./entries";

/**
 * Checked arguments of a set with the deadline of each token. `olds` holds what each had before: its arguments and its
 * deadline, which is kept while it is good.
 */
export function completeMeetingTokenSet(olds: ByName<Values>, inputs: Values, context: DeadlineContext): Values {
  if (inputs.tokens === unknown) return { ...inputs, expiresAt: unknown };
  const completed = mapValues(entriesOf(inputs), (entry, name) =>
    completeMeetingToken(olds[name] ?? {}, entry, context),
  );
  return {
    ...withLifetime(inputs),
    tokens: mapValues(recordOf(inputs.tokens), (own) => (own === unknown ? own : withLifetime(recordOf(own)))),
    expiresAt: present(mapValues(completed, ({ expiresAt }) => expiresAt)),
  };
}

/** Beside each expiresIn the lifetime that deadlines were derived from. */
function withLifetime(args: Values): Values {
  return { ...args, ...present({ [LIFETIME]: secondsIn(args.expiresIn) }) };
}
