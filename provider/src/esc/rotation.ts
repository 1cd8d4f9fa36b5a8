import { type Duration, durationSeconds, formatDuration, isoTime } from "../properties/time";
import { isRecord } from "../properties/unknown";
import { decodeMeetingToken } from "../token/decode";
import { durationProblems } from "../token/expiryProblems";
import type { MintMeetingTokenProperties } from "../token/mint";
import { verifyMeetingToken } from "../token/verify";
import { defaults } from "./fields";
import { type Granted, refuse } from "./grants";
import type { MintedAnswer, Minting } from "./minting";
import { Refusal } from "./refusal";

type Values = Readonly<Record<string, unknown>>;

/** What a rotation answers, and gets back as its state the next time. */
export interface RotatedAnswer extends MintedAnswer {
  /** The token from before, while it is valid: readers may hold it still. */
  readonly previous?: { readonly token: string; readonly expiresAt: string };
}

/** How often the environment is rotated, and how soon all readers have looked again. */
export interface Schedule {
  readonly rotateEvery: Duration;
  readonly readEvery: Duration;
}

const SCHEDULE = ["rotateEvery", "readEvery"] as const;

/** @throws Refusal for an opening that asks for what only a rotation has */
export function refuseSchedule(request: Values): void {
  refuse(
    SCHEDULE.filter((property) => property in request).map((property) => ({
      property,
      reason: `${property} belongs to a rotation: write it under fn::rotate::external, or leave it out.`,
    })),
  );
}

/** The parts of a rotation's request: the schedule, and what an opening would ask for. */
export function scheduleIn(request: Values): { schedule: Values; rest: Values } {
  const { rotateEvery, readEvery, ...rest } = request;
  return { schedule: { rotateEvery, readEvery }, rest };
}

/**
 * The next state. What comes back as the last one is whatever somebody wrote into the environment: nothing in it is
 * believed, and nothing repeated, but tokens that this key has signed for this domain.
 */
export async function rotate(
  { grant, properties }: Granted,
  schedule: Values,
  state: unknown,
  { minting, now }: { minting: Minting; now: Date },
): Promise<{ answer: RotatedAnswer; isNew: boolean }> {
  const { rotateAtMostEvery = defaults.rotateAtMostEvery } = grant;
  assertOverlap(schedule, properties, rotateAtMostEvery);
  if (state !== null && state !== undefined && !isRecord(state)) {
    throw new Refusal(400, "invalid-request", "state is neither null nor an object. Remove it from the environment.");
  }
  const { apiKey } = minting.access;
  const { domainId } = await minting.domain();
  const living = (token: unknown) => livingToken(token, { apiKey, domainId, now });
  const last = living(state?.token);
  const before = living(isRecord(state?.previous) ? state.previous.token : undefined);
  const soonest = durationSeconds(rotateAtMostEvery) * 1_000;
  const issuedAt = last && decodeMeetingToken(last.token).issuedAt;
  if (last && issuedAt && now.getTime() - issuedAt.getTime() < soonest) {
    // The same request at the same time gives the same token: if it does, nothing was asked for that does not stand.
    // As of then there may be no such token at all: an nbf that was chosen since could lie after its end.
    const again = await minting.mint(properties, issuedAt).catch(() => undefined);
    if (again?.token === last.token) return { answer: withPrevious(again, before), isNew: false };
  }
  return { answer: withPrevious(await minting.mint(properties, now), last), isNew: true };
}

function withPrevious(answer: MintedAnswer, previous: RotatedAnswer["previous"]): RotatedAnswer {
  return previous === undefined ? answer : { ...answer, previous };
}

/** A token of a state, if it is one of ours and has an end that has not come; undefined for anything else. */
function livingToken(
  token: unknown,
  { apiKey, domainId, now }: { apiKey: string; domainId: string; now: Date },
): RotatedAnswer["previous"] {
  if (typeof token !== "string") return undefined;
  try {
    const { claims } = verifyMeetingToken(token, { apiKey, domainId, now, ignoreNbf: true });
    return typeof claims.exp === "number" ? { token: token.trim(), expiresAt: isoTime(claims.exp) } : undefined;
  } catch {
    return undefined;
  }
}

/** A reader holds a token from its rotation until the next one, and then until it looks again. */
function assertOverlap(schedule: Values, { expiresIn }: MintMeetingTokenProperties, atMost: Duration): void {
  refuse(
    SCHEDULE.flatMap((property) =>
      schedule[property] === undefined || schedule[property] === null
        ? [{ property, reason: MISSING[property] }]
        : durationProblems(property, schedule[property]),
    ),
  );
  if (expiresIn === undefined) {
    refuse([
      {
        property: "expiresIn",
        reason: "A rotation is for tokens that end. Set expiresIn, and leave neverExpires out.",
      },
    ]);
    return;
  }
  const { rotateEvery, readEvery } = schedule as unknown as Schedule;
  const [every, read, lifetime] = [rotateEvery, readEvery, expiresIn].map(durationSeconds) as [number, number, number];
  if (lifetime < every + read) {
    refuse([
      {
        property: "expiresIn",
        reason: `expiresIn is ${formatDuration(lifetime)}, but a reader may hold a token until the next rotation (rotateEvery, ${formatDuration(every)}) and until it looks again (readEvery, ${formatDuration(read)}): ${formatDuration(every + read)} in all. Raise expiresIn, or rotate more often.`,
      },
    ]);
  }
  if (every < durationSeconds(atMost)) {
    refuse([
      {
        property: "rotateEvery",
        reason: `rotateEvery is ${formatDuration(every)}, but the grant's rotateAtMostEvery mints nothing anew within ${formatDuration(durationSeconds(atMost))}. Rotate less often.`,
      },
    ]);
  }
}

const MISSING = {
  rotateEvery: 'rotateEvery is missing. Say how often the environment is rotated, such as "24h".',
  readEvery: 'readEvery is missing. Say how often those who use the token look for the newest one, such as "5m".',
};
