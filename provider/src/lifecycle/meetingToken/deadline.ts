import { type Duration, durationFault, durationSeconds, isoTime, unixTime } from "../../properties/time";
import { hasUnknown, unknown } from "../../properties/unknown";
import { DEFAULT_RENEWAL_WINDOW } from "../../token/options";
import { omit, present, type Values } from "../types";
import { changedContent } from "./content";

/** How long before its expiry a token is renewed, in seconds; undefined if never. */
export function renewalWindow(inputs: Values): number | undefined {
  if (inputs.expiresIn === undefined || inputs.renew === false) return undefined;
  if (inputs.renewBefore !== undefined) return secondsIn(inputs.renewBefore);
  const lifetime = secondsIn(inputs.expiresIn);
  return lifetime === undefined ? undefined : Math.floor(lifetime * DEFAULT_RENEWAL_WINDOW.shareOfLifetime);
}

/** When a token's renewal window opens; undefined if it has none. */
export function renewalTime(inputs: Values): number | undefined {
  const window = renewalWindow(inputs);
  return window === undefined || typeof inputs.expiresAt !== "string" ? undefined : unixTime(inputs.expiresAt) - window;
}

/** When a token ends, in seconds since the Unix epoch; Infinity if never, or not known yet. */
export function endsAt({ expiresAt }: Values): number {
  return typeof expiresAt === "string" ? unixTime(expiresAt) : Number.POSITIVE_INFINITY;
}

/** The lifetime in seconds that `expiresAt` was derived from. The engine shows no property of such a name. */
export const LIFETIME = "__lifetime";

/** What completed inputs have more than what a program writes. */
export const COMPLETED: readonly string[] = ["expiresAt", LIFETIME];

/**
 * Checked inputs with the deadline that belongs to them: the old one while it is good, as auto-naming keeps a name. A new
 * one where there is none, where something that goes into the token changed, or where the renewal window is open.
 */
export function completeMeetingToken(olds: Values, news: Values, context: DeadlineContext): Values {
  return { ...news, ...deadline(olds, news, context) };
}

/** Checked inputs with the deadline that the token has already. */
export function keepDeadline({ expiresAt }: Values, news: Values): Values {
  return present({ ...news, expiresAt, [LIFETIME]: secondsIn(news.expiresIn) });
}

function deadline(olds: Values, news: Values, { now, preview }: DeadlineContext): Values {
  if (hasUnknown(news.exp)) return { expiresAt: unknown };
  // What a policy sets is refused later, where it is no time and no duration.
  if (news.exp !== undefined) return isTime(news.exp) ? { expiresAt: isoTime(news.exp) } : {};
  if (hasUnknown(news.expiresIn)) return { expiresAt: unknown };
  const lifetime = secondsIn(news.expiresIn);
  if (lifetime === undefined) return {};
  if (hasUnknown(news.renewBefore)) return { expiresAt: unknown, [LIFETIME]: lifetime };
  if (keepsDeadline(olds, news, now)) return { expiresAt: olds.expiresAt, [LIFETIME]: lifetime };
  return { expiresAt: preview ? unknown : isoTime(now + lifetime), [LIFETIME]: lifetime };
}

function isTime(exp: unknown): exp is number {
  return typeof exp === "number" && !Number.isNaN(new Date(exp * 1_000).getTime());
}

function keepsDeadline(olds: Values, news: Values, now: number): boolean {
  if (typeof olds.expiresAt !== "string" || (olds[LIFETIME] ?? secondsIn(olds.expiresIn)) !== secondsIn(news.expiresIn))
    return false;
  return changedContent(olds, news).length === 0 && !isDue(olds.expiresAt, news, now);
}

/** Whether `expiresAt` is what follows from these inputs. If not, something has changed them since: a policy. */
export function isDerived(inputs: Values): boolean {
  const { exp, expiresIn, expiresAt } = inputs;
  if (hasUnknown([exp, expiresIn])) return true;
  if (exp !== undefined) return endsAt(inputs) === exp;
  return expiresIn === undefined ? expiresAt === undefined : inputs[LIFETIME] === secondsIn(expiresIn);
}

/** Inputs with the `expiresAt` that they declare, whatever was derived before. */
export function withDeclaredEnd(inputs: Values, now: number): Values {
  const { exp, expiresIn, expiresAt } = inputs;
  const declared = omit(inputs, COMPLETED);
  if (isDerived(inputs)) return present({ ...declared, expiresAt });
  if (exp !== undefined) return { ...declared, expiresAt: isoTime(exp as number) };
  return expiresIn === undefined
    ? declared
    : { ...declared, expiresAt: isoTime(now + (secondsIn(expiresIn) as number)) };
}

/**
 * Whether a token ends as it is declared. A deadline that was kept is good, and so is one before the token's own: what
 * is minted in an update lives from then, which is a moment after its check. Where it is a later one, the token's own is
 * good until the renewal window opens.
 */
export function endsAsDeclared(token: Values, news: Values, now: number): boolean {
  const { exp, expiresIn, renewBefore, expiresAt } = news;
  if (hasUnknown([exp, expiresIn, renewBefore])) return expiresAt === token.expiresAt;
  if (exp !== undefined) return endsAt(token) === exp;
  if (expiresIn === undefined) return token.expiresAt === undefined;
  if (typeof token.expiresAt !== "string" || secondsIn(token.expiresIn) !== secondsIn(expiresIn)) return false;
  const isKept = typeof expiresAt === "string" && unixTime(expiresAt) <= unixTime(token.expiresAt);
  return isKept || !isDue(token.expiresAt, news, now);
}

function isDue(expiresAt: string, inputs: Values, now: number): boolean {
  return (renewalTime({ ...inputs, expiresAt }) ?? Number.POSITIVE_INFINITY) <= now;
}

/** A duration in seconds; undefined if it is absent or invalid: diff comes before what a policy sets is refused. */
export function secondsIn(duration: unknown): number | undefined {
  return durationFault(duration) ? undefined : durationSeconds(duration as Duration);
}

export interface DeadlineContext {
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
  /** In a preview a new deadline is not known yet: the update that carries it out comes later. */
  readonly preview: boolean;
}

export interface LifetimeContext {
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
  /** The longest lifetime that the stack allows, in seconds. */
  readonly maxLifetime?: number | undefined;
  /** Where that is set, for messages. Default: `daily:maxTokenLifetime`. */
  readonly maxLifetimeSource?: string | undefined;
}

export interface MeetingTokenCheckContext extends LifetimeContext {
  /** Arguments that the program gives as outputs without a value; undefined where the adapter is not told. */
  readonly emptyArguments: readonly string[] | undefined;
}
