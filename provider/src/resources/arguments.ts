import * as pulumi from "@pulumi/pulumi";

/**
 * The arguments of a resource, or an error that names what is wrong with them as a whole. A program in JavaScript may
 * pass anything, and the SDK drops a function without a word.
 */
export function argumentsOf<T extends object>(resource: string, args: T | undefined): T {
  if (args === undefined) return {} as T;
  if (!isPlain(args)) {
    throw new pulumi.RunError(
      `${resource}: its arguments are not an object; give one, such as {}. Each of its values may be an output.`,
    );
  }
  const functions = functionsIn(args, "", new Set());
  if (functions.length === 0) return args;
  const are = functions.length === 1 ? "is a function" : "are functions";
  throw new pulumi.RunError(`${resource}: ${functions.join(", ")} ${are}; give the value itself.`);
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

const isLater = (value: unknown) => value instanceof Promise || pulumi.Output.isInstance(value);

function functionsIn(value: unknown, path: string, seen: Set<unknown>): string[] {
  if (typeof value === "function") return [path];
  if (typeof value !== "object" || value === null || isLater(value) || pulumi.Resource.isInstance(value)) return [];
  if (seen.has(value)) return [];
  seen.add(value);
  const within = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
  return Object.entries(value).flatMap(([key, item]) => functionsIn(item, within(key), seen));
}
