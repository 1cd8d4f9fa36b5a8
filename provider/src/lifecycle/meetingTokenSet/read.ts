import { unixTime } from "../../properties/time";
import { endsAt } from "../meetingToken/deadline";
import { type MeetingTokenReadContext, whyTokenIsGone } from "../meetingToken/read";
import { type GoneReason, omit, type ReadResult, type Values } from "../types";
import { mapValues, recordOf } from "./entries";
import { type MintedSet, mintedTokens } from "./outputs";
import { listed, together } from "./words";

type Token = readonly [name: string, outputs: Values];

/**
 * Asks whether the tokens of a set still work: one of each room and way of signing, or each of them. Those that are gone
 * leave the state, and the next update mints others. An outage is an error, and leaves the state as it is.
 */
export async function readMeetingTokenSet(
  id: string,
  state: MintedSet,
  context: MeetingTokenReadContext,
): Promise<ReadResult> {
  const isOver = ([, outputs]: Token) => endsAt(outputs) <= context.now;
  const tokens = Object.entries(mintedTokens(state));
  const alive = tokens.filter((token) => !isOver(token));
  warnOfExpired(tokens.filter(isOver), context);
  warnOfKey(alive, context);
  const groups = groupsOf(alive, state.outputs.validate === "each");
  const gone = (await Promise.all(groups.map((group) => goneOf(group, context)))).flat();
  for (const [sentence, of] of together(gone)) {
    context.log.warn(`${sentence}: ${listed(of)}. The next update mints others.`);
  }
  const names = gone.map(([name]) => name);
  return { kind: "present", id, outputs: names.length === 0 ? state.outputs : without(names, state.outputs) };
}

function warnOfExpired(expired: readonly Token[], { log }: MeetingTokenReadContext): void {
  if (expired.length === 0) return;
  const renewed = expired.some(([, { renew, expiresIn }]) => renew !== false && expiresIn !== undefined);
  const next = renewed ? "The next update renews those that are to be renewed." : "None of them is renewed.";
  log.warn(`Tokens that have expired: ${listed(expired.map(([name]) => name))}. ${next}`);
}

function warnOfKey(tokens: readonly Token[], { log, signedByKey }: MeetingTokenReadContext): void {
  const lost = tokens.filter(
    ([, { signedBy, token }]) => signedBy === "apiKey" && signedByKey(String(token)) === false,
  );
  if (lost.length === 0) return;
  const names = listed(lost.map(([name]) => name));
  log.warn(
    `The API key or the domain's id has changed since these tokens were signed: ${names}. They work only while the key that signed them is active at Daily; the next update mints others.`,
  );
}

/** Tokens of which one tells what the others would: the one that lives longest comes first. */
function groupsOf(tokens: readonly Token[], each: boolean): Token[][] {
  const groups = new Map<string, Token[]>();
  for (const token of tokens) {
    const [name, { roomName, signedBy }] = token;
    const key = JSON.stringify(each ? name : [roomName, signedBy === "apiKey"]);
    groups.set(key, [...(groups.get(key) ?? []), token]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => endOf(b) - endOf(a)));
}

function endOf([, { expiresAt }]: Token): number {
  return typeof expiresAt === "string" ? unixTime(expiresAt) : Number.MAX_SAFE_INTEGER;
}

/** The names of a group's tokens, each with the reason, if the first of them works no longer. */
async function goneOf(group: readonly Token[], context: MeetingTokenReadContext): Promise<[string, string][]> {
  const [[name, outputs]] = group as [Token];
  // What is to be said of the key is said of all at once.
  const one = { ...context, called: `"${name}"`, signedByKey: () => undefined };
  const reason = await whyTokenIsGone(outputs, outputs.token as string, one);
  return reason === undefined ? [] : group.map(([each]) => [each, sentences[reason](String(outputs.roomName))]);
}

const sentences: Readonly<Record<GoneReason, (room: string) => string>> = {
  revoked: () => "Daily calls these tokens invalid, although they have not expired",
  "room-deleted": (room) => `Room "${room}" was deleted or has expired, which revoked its tokens`,
  "room-recreated": (room) => `Room "${room}" was deleted and created again; these tokens were created for the old one`,
};

function without(names: readonly string[], outputs: Values): Values {
  const { tokens, expiresAt, renewAt, issuedAt } = outputs;
  return { ...outputs, ...mapValues({ tokens, expiresAt, renewAt, issuedAt }, (each) => omit(recordOf(each), names)) };
}
