import { unixTime } from "../../properties/time";
import { isRecord } from "../../properties/unknown";
import { SIGNATURE_KEY } from "../../runtime/engineValues";
import { dynamicType, nativeType } from "../../runtime/resourceTypes";
import { exitCodes, Failure } from "../io";

/** A token as a stack tells of it: its times, and never the token. */
export interface StackToken {
  /** The resource's name, or the output's; with a set's token behind it, `team.ada`. */
  readonly name: string;
  /** Absent for one that an output tells of. */
  readonly urn?: string;
  /** In seconds since the Unix epoch; absent if it never ends. */
  readonly expiresAt?: number;
  /** In seconds since the Unix epoch; absent if it is not renewed. */
  readonly renewAt?: number;
  /** Its times are secret in this stack, or are no times. */
  readonly unreadable?: true;
  /** The resource has `protect`, and its renewal would be a replacement. */
  readonly protected?: true;
}

const TOKEN_TYPES: readonly string[] = [dynamicType("MeetingToken"), nativeType("MeetingToken")];
const SET_TYPES: readonly string[] = [dynamicType("MeetingTokenSet"), nativeType("MeetingTokenSet")];

/** What `pulumi stack output` shows in the place of a secret. */
const SHOWN_SECRET = "[secret]";

/** The tokens of a stack, from what `pulumi stack export` or `pulumi stack output --json` prints. */
export function tokensIn(text: string): StackToken[] {
  const stack = parse(text);
  if (!isRecord(stack.deployment))
    return Object.entries(stack).flatMap(([name, output]) => tokensOfOutput(name, output));
  const { resources } = stack.deployment;
  return Array.isArray(resources) ? resources.filter(isRecord).flatMap(tokensOfResource) : [];
}

function parse(text: string): Record<string, unknown> {
  let stack: unknown;
  try {
    stack = JSON.parse(text);
  } catch {
    // The parser's own words would repeat what may be a secret.
  }
  if (isRecord(stack)) return stack;
  throw new Failure(
    exitCodes.usage,
    "no-stack",
    "That is not a stack: pipe in what pulumi stack export or pulumi stack output --json prints.",
  );
}

function tokensOfResource({ urn, type, outputs, protect, delete: replaced }: Record<string, unknown>): StackToken[] {
  // A former token, whose deletion from the state is still to come.
  if (replaced === true || typeof urn !== "string" || !isRecord(outputs)) return [];
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  // A set is renewed in place, which a protected resource allows.
  if (SET_TYPES.includes(String(type))) return tokensOfSet(name, outputs).map((token) => ({ ...token, urn }));
  if (!TOKEN_TYPES.includes(String(type))) return [];
  return [{ ...timesOf(name, outputs), urn, ...(protect === true && { protected: true }) }];
}

/** Every token of a set was issued, whether it ends or not. */
function tokensOfSet(name: string, { issuedAt, expiresAt, renewAt }: Record<string, unknown>): StackToken[] {
  if ([issuedAt, expiresAt, renewAt].some(isSecret)) return [{ name, unreadable: true }];
  return Object.keys(isRecord(issuedAt) ? issuedAt : {}).map((token) =>
    timesOf(`${name}.${token}`, {
      expiresAt: isRecord(expiresAt) ? expiresAt[token] : undefined,
      renewAt: isRecord(renewAt) ? renewAt[token] : undefined,
    }),
  );
}

/** An output with the times of a token or of a set, under the names that those have. */
function tokensOfOutput(name: string, output: unknown): StackToken[] {
  if (!isRecord(output) || !("expiresAt" in output)) return [];
  return isRecord(output.expiresAt) && !isSecret(output.expiresAt)
    ? tokensOfSet(name, { issuedAt: output.expiresAt, ...output })
    : [timesOf(name, output)];
}

function timesOf(name: string, { expiresAt, renewAt }: Record<string, unknown>): StackToken {
  const [end, opens] = [secondsOf(expiresAt), secondsOf(renewAt)];
  if ([end, opens].some(Number.isNaN)) return { name, unreadable: true };
  return { name, ...(end !== undefined && { expiresAt: end }), ...(opens !== undefined && { renewAt: opens }) };
}

/** Undefined if there is no time, and NaN if it is none that can be read, such as a secret. */
function secondsOf(time: unknown): number | undefined {
  if (time === undefined || time === null) return undefined;
  return typeof time === "string" ? unixTime(time) : Number.NaN;
}

function isSecret(value: unknown): boolean {
  return value === SHOWN_SECRET || (isRecord(value) && SIGNATURE_KEY in value);
}
