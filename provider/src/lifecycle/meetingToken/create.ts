import type { DailyClient, DomainAnswer, RoomAnswer } from "../../daily/client";
import { domainNameOf } from "../../daily/room";
import { OTHER_PROPERTIES } from "../../properties/otherProperties";
import { toRest } from "../../properties/rest";
import { isoTime, unixTime } from "../../properties/time";
import { meetingTokenProperties, TOO_LONG_FROM } from "../../token/properties";
import { hasExpired } from "../room/settings";
import { type Created, type Log, omit, pick, refuse, UserError, type Values } from "../types";
import { meetingTokenProblems } from "./check";
import { COMPLETED, endsAt, type LifetimeContext, withDeclaredEnd } from "./deadline";
import { tokenId, tokenOutputs } from "./outputs";

export interface MeetingTokenCreateContext extends LifetimeContext {
  readonly client: () => DailyClient;
  /** Signs with the API key: properties under a program's names. */
  readonly sign: (properties: Values, domainId: string) => string;
  /** The domain as the stack declares it, so that self-signing needs no call. */
  readonly domain: Partial<DomainAnswer>;
  readonly log: Log;
  /** What messages call the token. Default: its id. */
  readonly called?: string;
}

/** Makes a token: by Daily, or signed here. It obeys the inputs as they are, whatever check had made of others. */
export async function createMeetingToken(given: Values, context: MeetingTokenCreateContext): Promise<Created> {
  refuse(meetingTokenProblems({}, omit(given, COMPLETED), context));
  const inputs = withDeclaredEnd(given, context.now);
  refuseIfLate(inputs, context.now);
  const offline = inputs.signedBy === "apiKey" && context.domain.domainId !== undefined;
  // The room first: if it is missing, no token is made.
  const room = offline ? undefined : await findRoom(inputs, context);
  const properties = tokenProperties(inputs);
  const domain = await domainOfToken(inputs, room, context);
  const token =
    inputs.signedBy === "apiKey"
      ? context.sign(properties, domain.domainId as string)
      : await context.client().createMeetingToken(toRest(meetingTokenProperties, properties));
  const roomUrl = room?.url ?? urlOf(inputs, domain);
  const domainName = domain.domainName ?? (room && domainNameOf(room));
  const id = tokenId(token);
  const called = context.called ?? id;
  const roomExpiresAt = earlierEnd(inputs, room);
  warnIfLong(called, token, context.log);
  if (roomExpiresAt !== undefined) warnOfRoom(called, inputs, roomExpiresAt, context.log);
  return { id, outputs: tokenOutputs(inputs, token, { room, roomUrl, roomExpiresAt, domainName }) };
}

/** When the token's room ends, if that is before the token does. */
function earlierEnd(inputs: Values, room: RoomAnswer | undefined): string | undefined {
  const exp = room?.config.exp;
  if (typeof exp !== "number" || endsAt(inputs) <= exp) return undefined;
  return isoTime(exp);
}

function warnOfRoom(called: string, { expiresAt, roomName }: Values, roomExpiresAt: string, log: Log): void {
  const end = expiresAt === undefined ? "never expires" : `expires at ${expiresAt}`;
  log.warn(
    `Token ${called} ${end}, but its room "${roomName}" at ${roomExpiresAt}: from then on the token grants nothing. Give the room a later exp, or the token an earlier end.`,
  );
}

function warnIfLong(called: string, token: string, log: Log): void {
  if (token.length < TOO_LONG_FROM) return;
  log.warn(
    `Token ${called} has ${token.length} characters; Daily advises staying below ${TOO_LONG_FROM}, since it travels in a URL. Shorten startCloudRecordingOpts or permissions.`,
  );
}

/** What the token is to say: the inputs that are Daily's properties, with the deadline as `exp`. */
export function tokenProperties(inputs: Values): Values {
  const properties = pick(inputs, [...Object.keys(meetingTokenProperties), OTHER_PROPERTIES]);
  return typeof inputs.expiresAt === "string" ? { ...properties, exp: unixTime(inputs.expiresAt) } : properties;
}

function refuseIfLate(inputs: Values, now: number): void {
  if (endsAt(inputs) <= now) {
    throw new UserError(
      `The token would have expired at ${inputs.expiresAt}, which has passed. Nothing was created. Run the update again.`,
    );
  }
}

async function findRoom(
  { roomName, allowMissingRoom }: Values,
  { client, now }: MeetingTokenCreateContext,
): Promise<RoomAnswer | undefined> {
  if (typeof roomName !== "string") return undefined;
  const room = await client().getRoom(roomName, { recent: true });
  const expired = room !== undefined && hasExpired(room.config, now);
  if (allowMissingRoom === true) return expired ? undefined : room;
  if (!room) {
    const { domainName } = await client().getDomain();
    throw new UserError(
      `Room "${roomName}" does not exist at Daily, or has expired, so the token would grant nothing. The API key is that of the domain "${domainName}": if the room is in another one, set the key of that domain. Otherwise create the room first, give it a later exp, or set allowMissingRoom: true.`,
    );
  }
  if (expired) {
    throw new UserError(
      `Room "${roomName}" expired at ${isoTime(room.config.exp as number)}, so the token would grant nothing. Give the room a later exp, or set allowMissingRoom: true.`,
    );
  }
  return room;
}

/** The domain, as far as it is needed: its id for a self-signed token, its name where no room's URL tells it. */
async function domainOfToken(
  { signedBy }: Values,
  room: RoomAnswer | undefined,
  { client, domain }: MeetingTokenCreateContext,
): Promise<Partial<DomainAnswer>> {
  if (signedBy === "apiKey") return domain.domainId === undefined ? client().getDomain() : domain;
  return room === undefined && domain.domainName === undefined ? client().getDomain() : domain;
}

function urlOf({ roomName }: Values, { domainName }: Partial<DomainAnswer>): string | undefined {
  return typeof roomName === "string" && domainName !== undefined
    ? `https://${domainName}.daily.co/${roomName}`
    : undefined;
}
