import { type Values, wasLookedUp } from "../lifecycle";
import { isRecord, unknown } from "../properties/unknown";
import { mayHoldKey } from "../room/properties";

/** Values as the engine writes them: what is not known yet and what is secret have marks of its own. */
export type Raw = Record<string, unknown>;

/** How the engine writes a value that is not known yet. */
export const UNKNOWN_MARKER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** How the engine writes a secret: `{[SIGNATURE_KEY]: SECRET_MARK, value}`. */
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
export const SECRET_MARK = "1b47061264138c4ac30d75fd1eb44270";

/** An input that names the secret ones: an SDK may send them as plain values. */
export const SECRETS_KEY = "__secrets";

/** Outputs that are secret in themselves, whatever the program says. */
const SECRET_OUTPUTS: readonly string[] = [
  ...["token", "joinUrl", "sipUri", "dialinCode"],
  // Of a MeetingTokenSet: its tokens, and their arguments, of which it is not known here which are secret.
  ...["tokens", "declared"],
  // Names of settings: one in a secret otherProperties is secret itself.
  ...["leftOut", "notReset"],
];

/**
 * The names of outputs that are secret in themselves: `additionalSecretOutputs` is an option, which a transform of the
 * program's may drop, and a hook does not heed it.
 */
export function secretOutputs(outputs: Values): readonly string[] {
  return wasLookedUp(outputs) ? [...SECRET_OUTPUTS, ...mayHoldKey] : SECRET_OUTPUTS;
}

/** The same values, those of these names in Pulumi's envelope. */
export function inEnvelopes(raw: Raw, names: readonly string[]): Raw {
  const secret = names.filter((name) => name in raw);
  return {
    ...raw,
    ...Object.fromEntries(secret.map((name) => [name, { [SIGNATURE_KEY]: SECRET_MARK, value: raw[name] }])),
  };
}

/** The engine's mark of what is not known yet as a value of its own, at every depth. */
export function markUnknown(value: unknown): unknown {
  return value === UNKNOWN_MARKER ? unknown : mapDeep(value, markUnknown);
}

/** The reverse, without what is undefined: the engine has no such value. */
export function unmarkUnknown(value: unknown): unknown {
  return value === unknown ? UNKNOWN_MARKER : mapDeep(value, unmarkUnknown);
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
