import { isDeepStrictEqual } from "node:util";
import { sameValue } from "../../properties/equal";
import { hasUnknown } from "../../properties/unknown";
import { meetingTokenOptions } from "../../token/options";
import { meetingTokenProperties } from "../../token/properties";
import type { Values } from "../types";

/**
 * What makes a token this token: Daily's properties (its time of expiry is `expiresAt`, which stands for `exp`), who
 * signs it, and what the program made it depend on. A change to any of these needs another token.
 */
const { exp: _, ...properties } = meetingTokenProperties;
const { signedBy, otherProperties } = meetingTokenOptions;
const content = { ...properties, signedBy, otherProperties };

/** The names of the content in which two sets of inputs differ. Something unknown may differ. */
export function changedContent(olds: Values, news: Values): string[] {
  const changed = Object.entries(content)
    .filter(([name, field]) => hasUnknown(news[name]) || !sameValue(field, olds[name], news[name]))
    .map(([name]) => name);
  return sameTriggers(olds.triggers, news.triggers) ? changed : [...changed, "triggers"];
}

function sameTriggers(left: unknown, right: unknown): boolean {
  return !hasUnknown(right) && isDeepStrictEqual(withoutEmpty(left), withoutEmpty(right));
}

/** An empty list or object of triggers says nothing. */
function withoutEmpty(triggers: unknown): unknown {
  return [[], {}].some((empty) => isDeepStrictEqual(triggers, empty)) ? undefined : triggers;
}
