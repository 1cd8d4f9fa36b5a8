import { meetingTokenProblems } from "../lifecycle/meetingToken/check";
import { present } from "../lifecycle/types";
import { durationSeconds } from "../properties/time";
import type { Problem } from "../properties/validate";
import type { MintMeetingTokenProperties } from "../token/mint";
import type { Caller } from "./caller";
import type { EscGrant } from "./configuration";
import { grantable } from "./fields";
import { matchesAny } from "./patterns";
import { Refusal } from "./refusal";

type Values = Readonly<Record<string, unknown>>;

/** What a request always may say; `allRooms` and `neverExpires` only where the grant has the word, too. */
const ALWAYS = ["roomName", "expiresIn", "allRooms", "neverExpires"];

/**
 * The grants for an environment, the one that was opened, and the user.
 *
 * @throws Refusal if there is none
 */
export function grantsOf(caller: Caller, grants: readonly EscGrant[]): EscGrant[] {
  const { environment, rootEnvironment, user } = caller;
  const found = grants.filter(
    ({ environments, rootEnvironments, users }) =>
      matchesAny(environments, environment) &&
      matchesAny(users, user) &&
      (rootEnvironments === undefined ||
        (rootEnvironment !== undefined && matchesAny(rootEnvironments, rootEnvironment))),
  );
  if (found.length > 0) return found;
  throw new Refusal(
    403,
    "environment-not-granted",
    `No grant names the environment ${environment} for this user and this opening. Add it to the adapter's grants.`,
  );
}

export interface Granted {
  readonly grant: EscGrant;
  /** What the token is to say: the request with what the grant fixes. */
  readonly properties: MintMeetingTokenProperties;
}

/**
 * What a request gets: by the first of an environment's grants that names the room.
 *
 * @throws Refusal for a request that is wrong, or asks for more than is granted
 */
export function granted(grants: readonly EscGrant[], request: Values, now: number): Granted {
  const asked = present(request);
  refuse(meetingTokenProblems({}, { ...asked, signedBy: "apiKey" }, { now }));
  const grant = grants.find((each) => opens(each, asked));
  if (grant === undefined) {
    throw new Refusal(
      403,
      "room-not-granted",
      asked.allRooms === true
        ? "No grant of this environment has allRooms: true. Name a room, or add that word to the adapter's grants."
        : `No grant of this environment names the room ${asked.roomName}. Ask for another, or add it to the adapter's grants.`,
    );
  }
  refuseUngranted(grant, asked);
  const properties = { ...asked, ...grant.properties };
  refuse(meetingTokenProblems({}, { ...properties, signedBy: "apiKey" }, { now, ...capOf(grant, asked) }));
  return { grant, properties };
}

function opens({ rooms = [], allRooms = false }: EscGrant, asked: Values): boolean {
  return asked.allRooms === true ? allRooms : matchesAny(rooms, String(asked.roomName));
}

function refuseUngranted({ choose = [], neverExpires = false, properties = {} }: EscGrant, asked: Values): void {
  const allowed: readonly string[] = [...ALWAYS, ...choose];
  const names = Object.keys(asked).filter((name) => !allowed.includes(name));
  if (names.length > 0) {
    const choosable = names.filter((name) => name in grantable && !(name in properties));
    const remedy = choosable.length > 0 ? `, or add ${choosable.join(", ")} to choose in the adapter's grants` : "";
    throw new Refusal(
      403,
      "property-not-granted",
      `The grant of this environment does not let a request set ${names.join(", ")}. Leave it out${remedy}.`,
    );
  }
  if (asked.neverExpires === true && !neverExpires) {
    throw new Refusal(
      403,
      "property-not-granted",
      "The grant of this environment does not have neverExpires: true. Set expiresIn, or add that word to the adapter's grants.",
    );
  }
}

/** A grant with both `neverExpires` and a longest lifetime caps what has an end. */
function capOf({ maxLifetime }: EscGrant, { neverExpires }: Values) {
  if (maxLifetime === undefined || neverExpires === true) return {};
  return { maxLifetime: durationSeconds(maxLifetime), maxLifetimeSource: "the grant's maxLifetime" };
}

const MOST_REASONS = 10;

/** @throws Refusal with the first of them, each once */
export function refuse(problems: readonly Problem[]): void {
  const reasons = [...new Set(problems.map(({ reason }) => reason))];
  if (reasons.length === 0) return;
  const more = reasons.length - MOST_REASONS;
  const told = [...reasons.slice(0, MOST_REASONS), ...(more > 0 ? [`And ${more} more.`] : [])];
  throw new Refusal(400, "invalid-request", told.join(" "));
}
