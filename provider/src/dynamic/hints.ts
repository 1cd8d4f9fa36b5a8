/**
 * What a resource class tells its own check beside the arguments. Hints never reach the state: check takes them out.
 *
 * They are one input, since each input costs the SDK four promises with a stack trace each.
 */
export const HINTS_KEY = "__hints";

export interface Hints {
  /** The dynamic protocol does not tell `check` of it, and a preview must not fix a time or a name. */
  readonly preview: boolean;
  /** The dynamic protocol tells it to nobody. */
  readonly resourceName: string;
  /** Arguments that are secret. To the host their values are as any other, and a message must not hold them. */
  readonly secretArguments: readonly string[];
  /**
   * The arguments that are not secret, with their values; null for what is not known yet. A transform may put a secret in
   * an argument's place, or drop all hints: what does not stand here counts as secret in messages.
   */
  readonly plainArguments: Readonly<Record<string, unknown>>;
  /**
   * Arguments that an update will never know: outputs of a resource that failed, where the update goes on all the same
   * (`--continue-on-error`). The engine leaves them out, as if they had not been given.
   */
  readonly unknownArguments: readonly string[];
  /**
   * Arguments that are given as an output without a value. Outputs of a resource that `--target` leaves out are such:
   * the engine leaves the argument out, as if it had not been given.
   */
  readonly emptyArguments: readonly string[];
}

/** Hints on their way to check. For each value in an object the SDK makes promises; for one text only once. */
export type Passed = Omit<Hints, "plainArguments"> & { readonly plainArguments: string };

export function hintsIn(news: Readonly<Record<string, unknown>>): Hints {
  const hints = (news[HINTS_KEY] ?? {}) as Partial<Passed>;
  return {
    preview: hints.preview === true,
    resourceName: hints.resourceName ?? "",
    secretArguments: hints.secretArguments ?? [],
    plainArguments: JSON.parse(hints.plainArguments ?? "{}"),
    unknownArguments: hints.unknownArguments ?? [],
    emptyArguments: hints.emptyArguments ?? [],
  };
}
