import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { UserError, type Values } from "../lifecycle";
import { isRecord, unknown } from "../properties/unknown";
import {
  inEnvelopes,
  type Raw,
  SECRET_MARK,
  SECRETS_KEY,
  SIGNATURE_KEY,
  secretOutputs,
  UNKNOWN_MARKER,
  unmarkUnknown,
} from "../runtime/engineValues";
import type { Path } from "../runtime/secretNames";
import { partsThatMayBeSecret } from "../runtime/secretTexts";
import { refuseNewerState, STATE_VERSION, STATE_VERSION_KEY } from "../runtime/stateVersion";

/** The engine's marks of a value that is not known yet, one for each type. */
const UNKNOWN_MARKERS: readonly unknown[] = [
  UNKNOWN_MARKER,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // list
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
];

/** Whether the engine says of a value, as it came, that it is not known yet. */
export function isUnknown(value: unknown): boolean {
  return UNKNOWN_MARKERS.includes(value);
}

/** Among the inputs of what was imported, until an update has gone through: they also hold what no program has declared. */
const IMPORTED_KEY = "__imported";

/** What a state holds beside arguments and outputs. The first three are the dynamic provider's. */
const NO_VALUES: readonly string[] = [
  ...["__provider", "__hints", "__lifetime"],
  ...[SECRETS_KEY, STATE_VERSION_KEY, IMPORTED_KEY],
];

/** Properties as the engine sent them. */
export interface Received {
  /** As the lifecycle takes them: unknown is a value of its own, and no secret is in an envelope. */
  readonly values: Values;
  /** The names of the properties that are secret, or have something secret inside. */
  readonly secrets: ReadonlySet<string>;
  /** Where each value is that is secret itself, such as `["permissions", "canSend"]`. */
  readonly secretPaths: readonly Path[];
  /** What may be secret in itself, at any depth. */
  readonly secretValues: readonly unknown[];
  /** As they came. */
  readonly raw: Raw;
  /** Whether there is nothing at all. The inputs of a resource that is there say at least the state's version. */
  readonly isEmpty: boolean;
  /** Whether they are the inputs of what was imported, and no update has gone through since. */
  readonly isImported: boolean;
}

export function received(struct: Struct | undefined): Received {
  const all = (struct?.toJavaScript() ?? {}) as Raw;
  refuseNewerState(all);
  const raw = inEnvelopes(
    Object.fromEntries(Object.entries(all).filter(([name]) => !NO_VALUES.includes(name))),
    plainSecrets(all),
  );
  const secrets = new Set<string>();
  const secretPaths: Path[] = [];
  const secretValues: unknown[] = [];
  const values = Object.entries(raw).map(([name, value]) => {
    const onSecret = (path: Path, secret: unknown) => {
      secrets.add(name);
      secretPaths.push(path);
      secretValues.push(path.length === 1 ? partsThatMayBeSecret(name, secret) : secret);
    };
    return [name, plain(value, [name], onSecret)];
  });
  return {
    values: Object.fromEntries(values),
    secrets,
    secretPaths,
    secretValues,
    raw,
    isEmpty: Object.keys(all).length === 0,
    isImported: all[IMPORTED_KEY] === true,
  };
}

/** The names of those inputs that are secret and came as plain values. */
function plainSecrets({ [SECRETS_KEY]: names = [], ...given }: Raw): string[] {
  return (names as string[]).filter((name) => !JSON.stringify(given[name] ?? "").includes(SECRET_MARK));
}

/** Properties as the engine takes them. */
export function toStruct(raw: Raw): Struct {
  return Struct.fromJavaScript(unmarkUnknown(raw) as Parameters<typeof Struct.fromJavaScript>[0]);
}

/** A resource's inputs as they go into the state. They hold the state's version, so that its outputs need not. */
export function inputsToStruct(raw: Raw): Struct {
  return toStruct({ ...raw, [STATE_VERSION_KEY]: STATE_VERSION });
}

/** The inputs of what was imported: the program's take their place with the next update. */
export function importedToStruct(raw: Raw): Struct {
  return inputsToStruct({ ...raw, [IMPORTED_KEY]: true });
}

/** A resource's outputs as they go into the state: what is secret in itself, or was as an argument, is secret there. */
export function outputsToStruct(outputs: Values, secrets: Iterable<string>): Struct {
  return toStruct(secretly(outputs, [...secretOutputs(outputs), ...secrets]));
}

/** Values in Pulumi's envelope where they are secret. */
export function secretly(values: Values, secrets: Iterable<string>): Raw {
  return inEnvelopes(unmarkUnknown(values) as Raw, [...new Set(secrets)]);
}

function plain(value: unknown, path: Path, onSecret: (path: Path, secret: unknown) => void): unknown {
  if (isUnknown(value)) return unknown;
  if (Array.isArray(value)) return value.map((item, index) => plain(item, [...path, `[${index}]`], onSecret));
  if (!isRecord(value)) return value;
  const signature = value[SIGNATURE_KEY];
  if (signature === SECRET_MARK) {
    const secret = plain(value.value, path, onSecret);
    onSecret(path, secret);
    return secret;
  }
  if (signature !== undefined) {
    const place = path.join(".").replaceAll(".[", "[");
    throw new UserError(`${place} is an asset, an archive or a resource; give a plain value, as in JSON.`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, [...path, key], onSecret)]));
}
