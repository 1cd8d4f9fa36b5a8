/**
 * What a resource class tells its own check beside the arguments. Hints never reach the state: check takes them out.
 */

/** True in a preview. The dynamic protocol does not tell `check` of it, and a preview must not fix a time or a name. */
export const PREVIEW_HINT = "__inPreview";

/** The resource's name. The dynamic protocol tells it to nobody. */
export const NAME_HINT = "__resourceName";

/** The names of the arguments that are secret. To the host their values are as any other, and a message must not hold them. */
export const SECRETS_HINT = "__secretArguments";

/**
 * The names of the arguments that an update will never know: outputs of a resource that failed, where the update goes on
 * all the same (`--continue-on-error`). The engine leaves them out, as if they had not been given.
 */
export const UNKNOWNS_HINT = "__unknownArguments";

/** Which resource of which stack this is, as a short mark in the names that are made for it. */
export const ORIGIN_HINT = "__origin";

export const HINTS: readonly string[] = [PREVIEW_HINT, NAME_HINT, SECRETS_HINT, UNKNOWNS_HINT, ORIGIN_HINT];

export interface Hints {
  readonly preview: boolean;
  readonly resourceName: string;
  readonly secretArguments: readonly string[];
  readonly unknownArguments: readonly string[];
  readonly origin: string | undefined;
}

export function hintsIn(news: Readonly<Record<string, unknown>>): Hints {
  return {
    preview: news[PREVIEW_HINT] === true,
    resourceName: String(news[NAME_HINT] ?? ""),
    secretArguments: names(news[SECRETS_HINT]),
    unknownArguments: names(news[UNKNOWNS_HINT]),
    origin: typeof news[ORIGIN_HINT] === "string" ? news[ORIGIN_HINT] : undefined,
  };
}

function names(hint: unknown): string[] {
  return Array.isArray(hint) ? hint.map(String) : [];
}
