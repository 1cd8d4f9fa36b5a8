import type { Values } from "../lifecycle";
import { inEnvelopes, markUnknown, type Raw, secretOutputs, unmarkUnknown } from "../runtime/engineValues";
import { refuseNewerState, STATE_VERSION, STATE_VERSION_KEY } from "../runtime/stateVersion";
import { HINTS_KEY } from "./hints";
import { PROVIDER_KEY } from "./protocol";

const OURS: readonly string[] = [PROVIDER_KEY, STATE_VERSION_KEY, HINTS_KEY];

/**
 * The engine's values as the lifecycle takes them: unknown is a value of its own, and nothing of the host's is left. Who
 * calls a handler without the engine may have none.
 */
export function fromEngine(raw: Raw | null | undefined): Values {
  refuseNewerState(raw ?? {});
  const entries = Object.entries(raw ?? {})
    .filter(([name]) => !OURS.includes(name))
    .map(([name, value]) => [name, markUnknown(value)]);
  return Object.fromEntries(entries);
}

/** Values as the host takes them. It crashes on an undefined, so there is none. */
export function toEngine(values: Values): Raw {
  return { ...(unmarkUnknown(values) as Raw), [STATE_VERSION_KEY]: STATE_VERSION };
}

/**
 * Outputs as the host takes them, what is secret in Pulumi's envelope. What is secret of the inputs the engine makes
 * secret here as well, by its name.
 */
export function outputsToEngine(outputs: Values): Raw {
  return inEnvelopes(toEngine(outputs), secretOutputs(outputs));
}
