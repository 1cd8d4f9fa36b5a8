import { type Values, wasLookedUp } from "../lifecycle";
import { isRecord, unknown } from "../properties/unknown";
import { mayHoldKey } from "../room/properties";
import { refuseNewerState, STATE_VERSION, STATE_VERSION_KEY } from "../runtime/stateVersion";
import { HINTS_KEY } from "./hints";
import { PROVIDER_KEY, type Raw, SECRET_KEY, SECRET_MARK, UNKNOWN_MARKER } from "./protocol";

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
  return { ...(unmark(values) as Raw), [STATE_VERSION_KEY]: STATE_VERSION };
}

/** Outputs that are secret in themselves, whatever the program says. */
const SECRET_OUTPUTS: readonly string[] = [
  ...["token", "joinUrl", "sipUri", "dialinCode"],
  // Names of settings: one in a secret otherProperties is secret itself.
  ...["leftOut", "notReset"],
];

/**
 * Outputs as the host takes them, what is secret in Pulumi's envelope: `additionalSecretOutputs` is an option, which a
 * transform of the program's may drop, and a hook does not heed it. What is secret of the inputs the engine makes secret
 * here as well, by its name.
 */
export function outputsToEngine(outputs: Values): Raw {
  const secret = wasLookedUp(outputs) ? [...SECRET_OUTPUTS, ...mayHoldKey] : SECRET_OUTPUTS;
  return inEnvelopes(toEngine(outputs), secret);
}

/** The same values, those of these names in Pulumi's envelope. */
export function inEnvelopes(raw: Raw, names: readonly string[]): Raw {
  const secret = names.filter((name) => name in raw);
  return {
    ...raw,
    ...Object.fromEntries(secret.map((name) => [name, { [SECRET_KEY]: SECRET_MARK, value: raw[name] }])),
  };
}

function markUnknown(value: unknown): unknown {
  if (value === UNKNOWN_MARKER) return unknown;
  return mapDeep(value, markUnknown);
}

function unmark(value: unknown): unknown {
  if (value === unknown) return UNKNOWN_MARKER;
  return mapDeep(value, unmark);
}

function mapDeep(value: unknown, convert: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, convert(item)]),
  );
}
