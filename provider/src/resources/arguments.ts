import * as pulumi from "@pulumi/pulumi";

/**
 * The arguments of a resource, or an error that names what is wrong with them as a whole. A program in JavaScript may
 * pass anything, and the SDK drops or changes what JSON has not, without a word.
 */
export function argumentsOf<T extends object>(resource: string, args: T | undefined): T {
  if (args === undefined) return {} as T;
  if (!isPlain(args)) {
    throw new pulumi.RunError(
      `${resource}: its arguments are not an object; give one, such as {}. Each of its values may be an output.`,
    );
  }
  const strangers = strangersIn(args, "", new Set());
  if (strangers.length === 0) return args;
  throw new pulumi.RunError(`${resource}: ${strangers.join(", ")}; give a plain value, as in JSON.`);
}

/** A part of the arguments that has to be an object, such as `roles`. */
export function assertObject(resource: string, path: string, value: unknown): void {
  if (isPlain(value)) return;
  throw new pulumi.RunError(`${resource}: ${path} is missing or not an object; give one, such as {}.`);
}

/** An object whose parts are arguments: neither a list nor something that will be an object later. */
function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLater(value);
}

/** Whether a value will be known later only. */
export const isLater = (value: unknown): boolean => value instanceof Promise || pulumi.Output.isInstance(value);

/** What JSON has not, each with its path. */
function strangersIn(value: unknown, path: string, seen: Set<unknown>): string[] {
  const kind = strangeKind(value);
  if (kind !== undefined) return [`${path} is ${kind}`];
  if (typeof value !== "object" || value === null || isLater(value) || pulumi.Resource.isInstance(value)) return [];
  if (seen.has(value)) return [];
  seen.add(value);
  const within = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
  return Object.entries(value).flatMap(([key, item]) => strangersIn(item, within(key), seen));
}

function strangeKind(value: unknown): string | undefined {
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return "a BigInt";
  if (typeof value === "symbol") return "a Symbol";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object" || value === null || Array.isArray(value) || isLater(value)) return undefined;
  // A Date, a Map, a Buffer; of a class of the program's the SDK takes the values.
  const [, kind = ""] = /^\[object (\w+)\]$/.exec(Object.prototype.toString.call(value)) ?? [];
  return kind === "Object" ? undefined : `a ${kind}`;
}
