/**
 * What a resource class tells its own check beside the arguments. Hints never reach the state: check takes them out.
 */

/** True in a preview. The dynamic protocol does not tell `check` of it, and a preview must not fix a time or a name. */
export const PREVIEW_HINT = "__inPreview";

/** The resource's name. The dynamic protocol tells it to nobody. */
export const NAME_HINT = "__resourceName";

export const HINTS: readonly string[] = [PREVIEW_HINT, NAME_HINT];
