import { omit, pick, present, refuse, type Values } from "../types";
import { meetingTokenProblems } from "./check";
import { createMeetingToken, type MeetingTokenCreateContext } from "./create";
import { CHECKED, endsAsDeclared } from "./deadline";
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
  const given = omit(news, CHECKED);
  refuse(meetingTokenProblems(olds, given, context));
  const kept = { ...given, ...pick(olds, made) };
  return present({ ...kept, ...renewalOutput(kept) });
}
