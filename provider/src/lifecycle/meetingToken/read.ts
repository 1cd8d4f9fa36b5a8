import type { DailyClient, RoomAnswer } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { decodeMeetingToken } from "../../token/decode";
import { isRejection } from "../../token/errors";
import { hasExpired } from "../room/settings";
import { assertSameDomain } from "../sameDomain";
import { type GoneReason, type Log, type ReadResult, UserError, type Values } from "../types";
import { endsAt } from "./deadline";
import { tokenId } from "./outputs";

export interface MeetingTokenReadContext {
  readonly client: () => DailyClient;
  /** Whether the present API key signed a token; undefined where that cannot be told. */
  readonly signedByKey: (token: string) => boolean | undefined;
  readonly log: Log;
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
  /** What messages call the token. Default: its id. */
  readonly called?: string;
}

/**
 * So close to its expiry Daily's clock may have passed it already: "invalid" then says nothing but that.
 */
const CLOCK_TOLERANCE_SECONDS = 60;

/** The status if a token, which is in the URL, is too long for Daily to be asked about it at all. */
const URI_TOO_LONG = 414;

/** Asks whether a token still works. An outage is an error: it never makes a token count as gone. */
export async function readMeetingToken(props: Values, context: MeetingTokenReadContext): Promise<ReadResult> {
  const { log, now } = context;
  const token = props.token;
  if (typeof token !== "string") {
    throw new UserError(
      "The state of this MeetingToken contains no token. Run pulumi up with --replace for it to mint one.",
    );
  }
  const found: ReadResult = { kind: "present", id: tokenId(token), outputs: props };
  if (endsAt(props) <= now) {
    const next =
      props.renew === false || props.expiresIn === undefined
        ? "It is kept, since it is not renewed"
        : "The next update mints another";
    log.warn(`Token ${found.id} expired at ${props.expiresAt}. ${next}.`);
    return found;
  }
  const reason = await whyTokenIsGone(props, token, context);
  if (reason === undefined) return found;
  log.warn(`Token ${found.id}: ${sentences[reason](String(props.roomName))} The next update mints another.`);
  return { kind: "gone", reason };
}

const sentences: Readonly<Record<GoneReason, (room: string) => string>> = {
  revoked: () => "Daily calls it invalid, although it has not expired.",
  "room-deleted": (room) => `Room "${room}" was deleted or has expired, which revoked it.`,
  "room-recreated": (room) => `Room "${room}" was deleted and created again; it was created for the old one.`,
};

/** Why a token that has not expired works no longer; undefined if it works. */
export function whyTokenIsGone(
  outputs: Values,
  token: string,
  context: MeetingTokenReadContext,
): Promise<GoneReason | undefined> {
  return whyGone(outputs, token, context).catch((error) => {
    throw isDailyError(error) ? error.with("The state is unchanged.") : error;
  });
}

async function whyGone(
  outputs: Values,
  token: string,
  context: MeetingTokenReadContext,
): Promise<GoneReason | undefined> {
  const [room, valid] = await Promise.all([pinnedRoom(outputs, context), isValid(outputs, token, context)]);
  if (room === "there" && valid) return undefined;
  await assertOwnDomain(token, context);
  if (room === "missing") return "room-deleted";
  return room === "another" ? "room-recreated" : "revoked";
}

/** Refuses a key of another domain than the token's. */
export function assertOwnDomain(
  token: string,
  { client, called }: Pick<MeetingTokenReadContext, "client" | "called">,
): Promise<void> {
  const { domainId } = decodeMeetingToken(token);
  return assertSameDomain(client(), { domainId }, `token ${called ?? tokenId(token)}`);
}

type PinnedRoom = "there" | "missing" | "another";

async function pinnedRoom({ roomName, roomId }: Values, { client }: MeetingTokenReadContext): Promise<PinnedRoom> {
  if (typeof roomName !== "string" || typeof roomId !== "string") return "there";
  const room: RoomAnswer | undefined = await client().getRoom(roomName, { recent: true });
  if (!room) return "missing";
  return room.id === roomId ? "there" : "another";
}

async function isValid(outputs: Values, token: string, context: MeetingTokenReadContext): Promise<boolean> {
  const called = context.called ?? tokenId(token);
  if (outputs.signedBy === "apiKey") {
    // Another key than the one that signed is no proof that the token is gone: diff replaces it, in a preview first.
    if (context.signedByKey(token) === false) {
      context.log.warn(
        `The API key or the domain's id has changed since token ${called} was signed. It works only while the key that signed it is active at Daily; the next update replaces it.`,
      );
    }
    return true;
  }
  try {
    await context.client().validateMeetingToken(token, { ignoreNbf: true });
    return true;
  } catch (error) {
    if (isDailyError(error) && error.status === URI_TOO_LONG) {
      context.log.warn(
        `Token ${called} could not be validated: it has ${token.length} characters, and something on the way to Daily takes no URL of that length (${URI_TOO_LONG}). It is kept. Shorten startCloudRecordingOpts or permissions, and a refresh can ask Daily again.`,
      );
      return true;
    }
    if (!isRejection(error)) throw error;
    if (endsAt(outputs) - context.now <= CLOCK_TOLERANCE_SECONDS) return true;
    return lacksItsRoom(outputs, token, context);
  }
}

/**
 * Whether Daily may call a token invalid only because its room is not there: one that was made for a room to come says
 * nothing else, and another one would fare no better.
 */
async function lacksItsRoom(outputs: Values, token: string, context: MeetingTokenReadContext): Promise<boolean> {
  const { allowMissingRoom, roomName, roomId } = outputs;
  if (allowMissingRoom !== true || typeof roomName !== "string" || roomId !== undefined) return false;
  const room = await context.client().getRoom(roomName, { recent: true });
  if (room && !hasExpired(room.config, context.now)) return false;
  await assertOwnDomain(token, context);
  context.log.info(
    `Token ${context.called ?? tokenId(token)} is for room "${roomName}", which does not exist at Daily, or has expired: it is kept.`,
  );
  return true;
}
