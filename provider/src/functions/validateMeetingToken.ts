import { UserError } from "../lifecycle";
import { isoDate } from "../properties/time";
import { decodeMeetingToken } from "../token/decode";
import { MeetingTokenError } from "../token/errors";
import type { MeetingTokenProperties } from "../token/properties.generated";
import { validateWith } from "../token/validate";
import type { DailyFunction } from "./function";

export interface ValidateMeetingTokenArgs {
  /** The token, whoever minted it. Secret. */
  token: string;
  /** Accept a token whose `nbf` is in the future. Default: false. */
  ignoreNbf?: boolean;
}

/** What is known about a token. Does not contain the token itself. */
export interface ValidateMeetingTokenResult {
  /** Whether Daily accepts the token. */
  readonly valid: boolean;
  /** Why it is not valid, as a sentence. Absent if it is. */
  readonly reason: string | undefined;
  /** The token's properties: as Daily reads them or, if it is not valid, as decoded without verification. */
  readonly properties: MeetingTokenProperties;
  /** The room that it opens. Absent if it opens every room. */
  readonly roomName: string | undefined;
  /** The id of the domain that it is for. */
  readonly domainId: string | undefined;
  /** When it was issued, in ISO 8601. */
  readonly issuedAt: string | undefined;
  /** When it expires, in ISO 8601. Absent if never. */
  readonly expiresAt: string | undefined;
}

export const validateMeetingToken: DailyFunction<ValidateMeetingTokenArgs, ValidateMeetingTokenResult> = {
  name: "validateMeetingToken",
  args: ["token", "ignoreNbf"],
  secret: ["token"],
  // As the token is.
  isSecret: () => true,
  async ask(client, { token, ignoreNbf = false }) {
    if (typeof token !== "string") {
      throw new UserError("validateMeetingToken: token is missing; give a meeting token.");
    }
    try {
      return toResult(await validateWith(client, token, ignoreNbf), undefined);
    } catch (error) {
      if (!(error instanceof MeetingTokenError)) throw error;
      return toResult(error.code === "malformed" ? undefined : decodeMeetingToken(token), error.message);
    }
  },
};

type Decoded = Pick<ReturnType<typeof decodeMeetingToken>, "properties" | "domainId" | "issuedAt" | "expiresAt">;

function toResult(decoded: Decoded | undefined, reason: string | undefined): ValidateMeetingTokenResult {
  return {
    valid: reason === undefined,
    reason,
    properties: decoded?.properties ?? {},
    roomName: decoded?.properties.roomName,
    domainId: decoded?.domainId,
    issuedAt: iso(decoded?.issuedAt),
    expiresAt: iso(decoded?.expiresAt),
  };
}

const iso = (time: Date | undefined) => time && isoDate(time);
