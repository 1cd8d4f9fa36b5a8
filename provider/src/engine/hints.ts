/**
 * What a resource class tells its own check beside the arguments. Hints never reach the state: check takes them out.
 */

/** True in a preview. The dynamic protocol does not tell `check` of it, and a preview must not fix a time or a name. */
export const PREVIEW_HINT = "__inPreview";

/** The resource's name. The dynamic protocol tells it to nobody. */
export const NAME_HINT = "__resourceName";

/** The names of the arguments that are secret. To the host their values are as any other, and a message must not hold them. */
export const SECRETS_HINT = "__secretArguments";

/** Which resource of which stack this is, as a short mark in the names that are made for it. */
export const ORIGIN_HINT = "__origin";

export const HINTS: readonly string[] = [PREVIEW_HINT, NAME_HINT, SECRETS_HINT, ORIGIN_HINT];

export interface Hints {
  readonly preview: boolean;
  readonly resourceName: string;
  readonly secretArguments: readonly string[];
  readonly origin: string | undefined;
}

export function hintsIn(news: Readonly<Record<string, unknown>>): Hints {
  const secrets = news[SECRETS_HINT];
  return {
    preview: news[PREVIEW_HINT] === true,
    resourceName: String(news[NAME_HINT] ?? ""),
    secretArguments: Array.isArray(secrets) ? secrets.map(String) : [],
    origin: typeof news[ORIGIN_HINT] === "string" ? news[ORIGIN_HINT] : undefined,
  };
}
