import { deleteMeetingToken, type MeetingTokenDeleteContext } from "../meetingToken/delete";
import { type MintedSet, mintedTokens } from "./outputs";

/** Says until when the tokens of a set work that is dropped: Daily has no call that revokes one. */
export function deleteMeetingTokenSet(state: MintedSet, context: MeetingTokenDeleteContext): void {
  for (const [name, token] of Object.entries(mintedTokens(state))) deleteMeetingToken(`"${name}"`, token, context);
}
