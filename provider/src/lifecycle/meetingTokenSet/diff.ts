import { sameValue } from "../../properties/equal";
import { unknown } from "../../properties/unknown";
import { meetingTokenSetOptions } from "../../token/options";
import type { Diff, Log, Values } from "../types";
import { recordOf } from "./entries";
import type { MintedSet } from "./outputs";
import { type Plan, type PlanContext, planSet } from "./plan";
import { listed } from "./words";

export interface MeetingTokenSetDiffContext extends PlanContext {
  readonly log: Log;
}

/** A set is never replaced: an update mints what has to be minted, keeps the rest, and says which is which. */
export function diffMeetingTokenSet(
  id: string,
  state: MintedSet,
  news: Values,
  context: MeetingTokenSetDiffContext,
): Diff {
  const plan = planSet(state, news, context);
  const because = changedArguments(state.inputs, news, plan);
  if (because.length === 0) return { kind: "none" };
  const said = sentencesOf(plan, news);
  if (said !== "") context.log.info(`MeetingTokenSet ${id}: ${said}`);
  return { kind: "update", because };
}

/** The arguments of the set that an update is due to, or `expiresAt` where it is only time. */
function changedArguments(olds: Values, news: Values, { tokens, dropped }: Plan): string[] {
  const changed = Object.entries(tokens).flatMap(([name, { because }]) => {
    const own = { ...recordOf(recordOf(olds.tokens)[name]), ...recordOf(recordOf(news.tokens)[name]) };
    return because.map((argument) => (argument in own ? "tokens" : argument));
  });
  return [
    ...new Set([
      ...changed,
      ...(Object.keys(dropped).length > 0 || news.tokens === unknown ? ["tokens"] : []),
      ...(sameValue(meetingTokenSetOptions.validate, olds.validate, news.validate) ? [] : ["validate"]),
    ]),
  ];
}

function sentencesOf({ tokens, dropped }: Plan, news: Values): string {
  if (news.tokens === unknown) return "which tokens an update mints depends on what is not known yet.";
  const minted = Object.entries(tokens).filter(([, { why }]) => why !== undefined);
  const gone = Object.keys(dropped);
  const parts = [
    ...(minted.length > 0 ? [`mints ${listed(minted.map(([name, { why }]) => `${name} (${why})`))}`] : []),
    ...(gone.length > 0 ? [`drops ${listed(gone)}`] : []),
  ];
  return parts.length > 0 ? `an update ${parts.join("; it ")}.` : "";
}
