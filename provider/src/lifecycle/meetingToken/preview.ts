import { hasUnknown, unknown } from "../../properties/unknown";
import { omit, type Values } from "../types";
import { endsAsDeclared, LIFETIME } from "./deadline";
import { keptMeetingToken } from "./update";

/** A token's outputs as far as they are known before it is made. Asks nobody. */
export function previewMeetingToken(inputs: Values): Values {
  const { roomName, expiresIn, renew } = inputs;
  return {
    ...omit(inputs, [LIFETIME]),
    token: unknown,
    issuedAt: unknown,
    domainName: unknown,
    ...(expiresIn !== undefined && renew !== false && { renewAt: unknown }),
    ...(roomName !== undefined && { roomId: unknown, roomUrl: unknown, roomExpiresAt: unknown }),
  };
}

/** A token's outputs as far as they are known before an update, which nearly always keeps it. Asks nobody. */
export function previewMeetingTokenUpdate(olds: Values, news: Values, now: number): Values {
  if (!endsAsDeclared(olds, news, now)) return previewMeetingToken(news);
  const { expiresIn, renew, renewBefore } = news;
  return { ...keptMeetingToken(olds, news), ...(hasUnknown([expiresIn, renew, renewBefore]) && { renewAt: unknown }) };
}
