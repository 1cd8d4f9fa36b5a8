import { DEFAULT_API_URL } from "../../daily/account";
import { systemClock } from "../../daily/clock";
import { isDailyError } from "../../daily/errors";
import { clientWith, type DailyAccess } from "../../token/client";
import type { VerifiedMeetingToken } from "../../token/decode";
import { MeetingTokenError } from "../../token/errors";
import { validateMeetingToken } from "../../token/validate";
import { verifyMeetingToken } from "../../token/verify";
import { readTokenAndKey } from "../input";
import { inWords, reportOf } from "../inspect/report";
import type { RoomSeen } from "../inspect/warnings";
import { type ExitCode, exitCodes, Failure, type Io } from "../io";

export interface ValidateOptions {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly selfSigned?: boolean;
  readonly ignoreNbf?: boolean;
  readonly domainId?: string;
}

/** Whether a token is good: Daily is asked, or, with `selfSigned`, the API key's signature is checked here. */
export async function validate(io: Io, options: ValidateOptions): Promise<ExitCode> {
  const { token, apiKey, keySource } = await readTokenAndKey(io);
  const { verified, trust, room } = options.selfSigned
    ? verifyHere(token, apiKey, io, options)
    : await askDaily(token, apiKey, keySource, io, options);
  const now = new Date(systemClock.now());
  const report = reportOf(verified, token.length, now, room);
  io.out(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : inWords(report, trust, now));
  return options.strict && report.warnings.length > 0 ? exitCodes.bad : exitCodes.good;
}

interface Validated {
  readonly verified: VerifiedMeetingToken;
  /** For people: what was verified, and by whom. */
  readonly trust: string;
  /** The token's room, where Daily was asked for it. */
  readonly room?: RoomSeen | undefined;
}

async function askDaily(
  token: string,
  apiKey: string,
  keySource: string,
  { env }: Io,
  { ignoreNbf = false, domainId }: ValidateOptions,
): Promise<Validated> {
  const apiUrl = env.DAILY_API_URL || DEFAULT_API_URL;
  try {
    const verified = await validateMeetingToken(token, { apiKey, apiUrl, ignoreNbf });
    assertDomain(verified, domainId);
    return {
      verified,
      trust: `Daily accepts the token (asked ${new URL(apiUrl).host}).`,
      room: await lookAtRoom(verified, { apiKey, apiUrl }),
    };
  } catch (error) {
    if (!isDailyError(error, "auth")) throw error;
    throw new Failure(
      exitCodes.unknown,
      error.code,
      `Daily refused the API key (from ${keySource}), so the token could not be checked. Correct the key.`,
    );
  }
}

/** A room that cannot be looked up changes nothing about the token. */
async function lookAtRoom({ properties }: VerifiedMeetingToken, access: DailyAccess): Promise<RoomSeen | undefined> {
  if (properties.roomName === undefined) return undefined;
  try {
    const room = await clientWith(access).getRoom(properties.roomName);
    const exp = room?.config.exp;
    return { isThere: room !== undefined, ...(typeof exp === "number" && { expiresAt: new Date(exp * 1_000) }) };
  } catch (error) {
    if (!isDailyError(error)) throw error;
    return undefined;
  }
}

function assertDomain({ domainId }: VerifiedMeetingToken, wanted: string | undefined): void {
  if (wanted === undefined || wanted === domainId) return;
  throw new MeetingTokenError(
    "wrong-domain",
    "Daily accepts the token, but it is for a different domain than the one given.",
  );
}

function verifyHere(token: string, apiKey: string, { env }: Io, options: ValidateOptions): Validated {
  const domainId = options.domainId ?? (env.DAILY_DOMAIN_ID || undefined);
  const verified = verifyMeetingToken(token, {
    apiKey,
    ignoreNbf: options.ignoreNbf ?? false,
    ...(domainId !== undefined && { domainId }),
  });
  const domain = domainId === undefined ? "" : ", its domain is right";
  return {
    verified,
    trust: `This API key signed the token${domain} and its times are good. Daily was not asked whether the key is still active.`,
  };
}
