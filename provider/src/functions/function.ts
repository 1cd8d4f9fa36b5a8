import type { DailyClient } from "../daily/client";

/** A function of the package: what it asks Daily, once its arguments are known. */
export interface DailyFunction<Args, Result> {
  readonly name: string;
  /** The names of its arguments. */
  readonly args: readonly string[];
  /** Arguments that must not be secret, and where they are shown. */
  readonly shown?: Readonly<Record<string, string>>;
  /** Arguments that are secret, whether or not a program says so. Default: none. */
  readonly secret?: readonly string[];
  /** Throws a UserError for arguments that cannot be right, and a DailyError if the request fails. */
  ask(client: () => DailyClient, args: Args): Promise<Result>;
  /** Whether a result is secret, though no argument is. Default: never. */
  isSecret?(result: Result): boolean;
}

/** What is wrong with arguments that the function does not have, or undefined. */
export function unknownArgument(
  { name, args: known }: Pick<DailyFunction<never, unknown>, "name" | "args">,
  given: object,
): string | undefined {
  const stranger = Object.keys(given).find((key) => !known.includes(key));
  if (stranger === undefined) return undefined;
  const takes = known.length === 0 ? "no arguments" : known.join(", ");
  return `${name}: there is no argument ${stranger}; it takes ${takes}.`;
}
