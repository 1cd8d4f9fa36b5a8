import { omit, pick, present, refuse, type Values } from "../types";
import { meetingTokenProblems } from "./check";
import { createMeetingToken, type MeetingTokenCreateContext } from "./create";
import { COMPLETED, endsAsDeclared } from "./deadline";
import { deleteMeetingToken, type MeetingTokenDeleteContext } from "./delete";
import { renewalOutput } from "./outputs";

/** What a token's making gave, and what no later argument changes. */
const made = ["token", "expiresAt", "issuedAt", "roomId", "roomUrl", "roomExpiresAt", "domainName"];

/**
 * Records the arguments about how Pulumi manages the token. The token stays as it is; but where a policy sets its
 * end, it is minted again here: the engine would make a replacement without the policy.
 */
export async function updateMeetingToken(
  id: string,
  olds: Values,
  news: Values,
  context: MeetingTokenCreateContext & MeetingTokenDeleteContext,
): Promise<Values> {
  if (!endsAsDeclared(olds, news, context.now)) {
    const { outputs } = await createMeetingToken(news, context);
    deleteMeetingToken(id, olds, context);
    return outputs;
  }
  refuse(meetingTokenProblems(olds, omit(news, COMPLETED), context));
  return keptMeetingToken(olds, news);
}

/** A token that stays as it is, with other arguments. */
export function keptMeetingToken(olds: Values, news: Values): Values {
  const kept = { ...omit(news, COMPLETED), ...pick(olds, made) };
  return present({ ...kept, ...renewalOutput(kept) });
}
