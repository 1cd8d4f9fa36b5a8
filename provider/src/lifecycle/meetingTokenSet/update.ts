import { decodeMeetingToken } from "../../token/decode";
import type { MeetingTokenCreateContext } from "../meetingToken/create";
import { COMPLETED, completeMeetingToken, endsAt } from "../meetingToken/deadline";
import { deleteMeetingToken, type MeetingTokenDeleteContext } from "../meetingToken/delete";
import { assertOwnDomain } from "../meetingToken/read";
import { keptMeetingToken } from "../meetingToken/update";
import { type Created, omit, PartlyCreated, pick, refuse, UserError, type Values } from "../types";
import { meetingTokenSetProblems } from "./check";
import { type ByName, declaredArguments, mapValues, recordOf } from "./entries";
import { mintTokens } from "./mint";
import { type MintedSet, mintedTokens, setOutputs } from "./outputs";
import { type PlanContext, type PlannedToken, planSet } from "./plan";

export interface MeetingTokenSetContext extends MeetingTokenCreateContext, MeetingTokenDeleteContext, PlanContext {
  /** Whether the state's inputs are at hand later on. If not, the outputs keep the tokens' arguments as well. */
  readonly hasInputs: boolean;
}

/** What there is before a set is made. */
export const NO_SET: MintedSet = { inputs: {}, outputs: {} };

/** Mints the tokens of a new set. The id tells nothing, and stays. */
export async function createMeetingTokenSet(
  id: string,
  inputs: Values,
  context: MeetingTokenSetContext,
): Promise<Created> {
  return { id, outputs: await updateMeetingTokenSet(id, NO_SET, inputs, context) };
}

/**
 * Mints what is lacking, has changed or is due, keeps the rest, and says until when those work that are dropped. What was
 * made before a failure goes into the state, and the next update goes on from there.
 */
export async function updateMeetingTokenSet(
  id: string,
  state: MintedSet,
  inputs: Values,
  context: MeetingTokenSetContext,
): Promise<Values> {
  const { tokens } = planSet(state, inputs, context);
  const there = pick(recordOf(state.inputs.tokens), Object.keys(mintedTokens(state)));
  refuse(meetingTokenSetProblems({ ...state.inputs, tokens: there }, declaredArguments(inputs), context));
  const due = pickTokens(tokens, ({ why }) => why !== undefined);
  // What has ended stays so.
  const staying = pickTokens(tokens, ({ old, why }) => why === undefined && endsAt(old as Values) > context.now);
  const first = await mintTokens(entriesToMint(due, context.now), context);
  const keeping = kept(tokens);
  await assertOneDomain(first.made, omit(keeping, Object.keys(first.made)) as ByName<Values>, context);
  // Only now it shows of which room they are: the others were created for the one before.
  const stale = pickTokens(staying, ({ old }) => isOfFormerRoom(old as Values, first.made));
  const then = first.failure === undefined ? await mintTokens(entriesToMint(stale, context.now), context) : first;
  const made = { ...first.made, ...then.made };
  const failure = first.failure ?? then.failure;
  if (failure !== undefined && Object.keys(made).length === 0) throw new UserError(failure);

  // A token that was renewed comes last: it knows its room best.
  const others = omit(keeping, [...Object.keys(stale), ...Object.keys(made)]) as ByName<Values>;
  const held = { ...others, ...made };
  for (const [name, old] of Object.entries(mintedTokens(state))) {
    if (held[name]?.token !== old.token) deleteMeetingToken(`"${name}"`, old, context);
  }
  const outputs = setOutputs(inputs, held, !context.hasInputs || failure !== undefined);
  if (failure === undefined) return outputs;
  const wanted = Object.keys({ ...due, ...stale }).length;
  throw new PartlyCreated(
    { id, outputs },
    `${failure} ${Object.keys(made).length} of ${wanted} tokens were minted, and the state holds them: run pulumi up again for the rest.`,
  );
}

/** Tokens that stay as they are; a renewal that failed leaves the old one, which works on. */
function kept(tokens: ByName<PlannedToken>): ByName<Values> {
  const staying = pickTokens(tokens, ({ why, renews }) => why === undefined || renews);
  return mapValues(staying, ({ old, entry }) => keptMeetingToken(old as Values, entry));
}

function isOfFormerRoom(old: Values, made: ByName<Values>): boolean {
  return Object.values(made).some(
    ({ roomName, roomId }) =>
      old.roomName === roomName && old.roomId !== undefined && roomId !== undefined && old.roomId !== roomId,
  );
}

/**
 * A set's tokens are all of one domain. A wrong key finds another domain's rooms of the same names: what it has minted is
 * given to nobody, and the state stays as it is.
 */
async function assertOneDomain(
  made: ByName<Values>,
  kept: ByName<Values>,
  { client, now }: MeetingTokenSetContext,
): Promise<void> {
  const domainOf = ({ token }: Values) => decodeMeetingToken(String(token)).domainId;
  const domains = [...new Set(Object.values(made).map(domainOf))];
  if (domains.length === 0) return;
  for (const [name, old] of Object.entries(kept)) {
    const domain = domainOf(old);
    if (endsAt(old) <= now || domains.every((one) => one === domain)) continue;
    return assertOwnDomain(String(old.token), { client, called: `"${name}"` });
  }
}

/** A token lives from when it is minted: the one of an earlier update that failed may have a deadline already. */
function entriesToMint(tokens: ByName<PlannedToken>, now: number): ByName<Values> {
  return mapValues(tokens, ({ entry }) => completeMeetingToken({}, omit(entry, COMPLETED), { now, preview: false }));
}

function pickTokens(tokens: ByName<PlannedToken>, which: (token: PlannedToken) => boolean): ByName<PlannedToken> {
  return Object.fromEntries(Object.entries(tokens).filter(([, token]) => which(token)));
}
