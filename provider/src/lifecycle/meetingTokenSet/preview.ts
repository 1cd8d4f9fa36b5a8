import { unknown } from "../../properties/unknown";
import { previewMeetingToken, previewMeetingTokenUpdate } from "../meetingToken/preview";
import type { Values } from "../types";
import { mapValues } from "./entries";
import { type MintedSet, setOutputs } from "./outputs";
import { type PlanContext, planSet } from "./plan";

/** A set's outputs as far as they are known before an update: what is minted is not. Asks nobody. */
export function previewMeetingTokenSet(state: MintedSet, inputs: Values, context: PlanContext): Values {
  const { tokens } = planSet(state, inputs, context);
  const outputs = setOutputs(
    inputs,
    mapValues(tokens, ({ entry, old, why }) =>
      why === undefined ? previewMeetingTokenUpdate(old as Values, entry, context.now) : previewMeetingToken(entry),
    ),
  );
  if (inputs.tokens !== unknown) return outputs;
  return { ...outputs, tokens: unknown, expiresAt: unknown, renewAt: unknown, issuedAt: unknown, rooms: unknown };
}
