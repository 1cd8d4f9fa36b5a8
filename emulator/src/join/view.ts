import type { Property } from "pulumi-daily/properties";
import { roomTable, tokenTable } from "../properties/restTable.js";
import type { RoomRecord } from "../rooms/room.js";
import type { Switches } from "../switches.js";
import { propertiesOf } from "../token/claims.js";
import { decode } from "../token/jwt.js";
import type { JoinDecision, JoinError } from "./decision.js";
import { type Note, notesOn } from "./notes.js";
import type { AdminRight, Medium, Rights } from "./rights.js";

/** What the join page shows: words only, so that the page has nothing to decide. */
export interface JoinView {
  readonly domain: string;
  readonly room: string;
  /** By the emulator's clock, in seconds since the Unix epoch. */
  readonly now: number;
  readonly clockIsSet: boolean;
  readonly outcome: JoinDecision["outcome"];
  readonly title: string;
  readonly text: string;
  /** The name under which daily-js reports the failure. */
  readonly error?: JoinError;
  readonly who: readonly Fact[];
  readonly may: readonly { readonly may: boolean; readonly text: string }[];
  readonly times: readonly Moment[];
  readonly notes: readonly Note[];
  readonly token?: {
    /** How far it counts, in a word or two. */
    readonly standing: string;
    readonly properties: readonly ShownProperty[];
  };
  /** Only for those whom the room lets in. */
  readonly roomProperties: readonly ShownProperty[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Moment {
  readonly label: string;
  /** Seconds since the Unix epoch; undefined if there is no such moment, and `none` says what that means. */
  readonly at?: number;
  readonly none?: string;
}

export interface ShownProperty {
  readonly name: string;
  readonly claim?: string;
  /** As JSON. */
  readonly value: string;
  readonly doc: string;
}

export interface Shown {
  readonly decision: JoinDecision;
  readonly domain: string;
  readonly roomName: string;
  readonly room: RoomRecord | undefined;
  readonly token: string | undefined;
  readonly now: number;
  readonly clockIsSet: boolean;
  readonly switches: Switches;
}

export function viewOf(shown: Shown): JoinView {
  const { decision, domain, roomName, room, token, now, clockIsSet } = shown;
  const properties = token === undefined ? undefined : readable(token, shown.switches);
  const isIn = decision.outcome !== "refused";
  return {
    domain,
    room: roomName,
    now,
    clockIsSet,
    outcome: decision.outcome,
    ...headline(shown),
    ...(isIn ? {} : { error: decision.error }),
    who: isIn ? whoFacts(decision) : [],
    may: isIn ? mayLines(decision.rights) : [],
    times: timesOf(shown, properties),
    notes: notesOn({ decision, room, token, properties }),
    ...(token === undefined
      ? {}
      : { token: { standing: standing(decision), properties: shownProperties(properties ?? {}, tokenTable) } }),
    roomProperties: isIn ? shownProperties(room?.properties ?? {}, roomTable) : [],
  };
}

/** What the token says, whether or not it is true. */
function readable(token: string, switches: Switches): Readonly<Record<string, unknown>> | undefined {
  const { claims } = decode(token);
  return claims && propertiesOf(claims, switches).properties;
}

function headline({ decision, domain, roomName }: Shown): { title: string; text: string } {
  if (decision.outcome === "refused") {
    return { title: "You cannot join", text: refusals[decision.error](roomName, domain) };
  }
  if (decision.outcome === "knocks") {
    return { title: "You knock and wait", text: "Somebody who is inside has to let you in." };
  }
  const { userName, isOwner } = decision.who;
  if (isOwner) {
    const title = `You join as ${userName === undefined ? "an owner" : `${userName}, an owner`}`;
    return { title, text: "The room is open to you, with an owner's rights." };
  }
  const title = `You join as ${userName ?? "a guest"}`;
  return decision.token.use === "honoured"
    ? { title, text: "The room is open to you, with the rights that your token gives." }
    : { title, text: "The room is public: anybody may come in, without special rights." };
}

const refusals: Readonly<Record<JoinError, (room: string, domain: string) => string>> = {
  "no-room": (room, domain) => `There is no room "${room}" in the domain ${domain}.`,
  "exp-room": () => "The room has closed.",
  "nbf-room": () => "The room has not opened yet.",
  "exp-token": () => "Your token has expired.",
  "nbf-token": () => "Your token is not valid yet.",
  "not-allowed": () => "The room is private, and you have no token that is valid here.",
};

function standing({ token }: JoinDecision): string {
  if (token.use === "ignored") return "ignored";
  if (token.use === "none") return "none";
  const signer = token.signedBy === "daily" ? "signed by Daily" : "self-signed with an API key";
  return token.use === "honoured" ? `valid, ${signer}` : `not valid at this time, ${signer}`;
}

function whoFacts({ who, rights }: JoinDecision & { outcome: "joins" | "knocks" }): Fact[] {
  return [
    { label: "Name", value: who.userName ?? "none: you are asked for one" },
    { label: "User id", value: who.userId ?? "none: the session's id" },
    { label: "Role", value: who.isOwner ? "owner" : "participant" },
    { label: "Seen by the others", value: rights.hasPresence ? "yes" : "no, you are hidden" },
  ];
}

const MEDIA: Readonly<Record<Medium, string>> = {
  video: "send video from your camera",
  audio: "send audio from your microphone",
  screenVideo: "share your screen",
  screenAudio: "share your screen's sound",
};

const ADMIN: Readonly<Record<AdminRight, string>> = {
  participants: "mute, admit and remove others, and change what they may do",
  streaming: "start and stop live streams and recordings",
  transcription: "start and stop the transcription",
};

function mayLines(rights: Rights): { may: boolean; text: string }[] {
  const sends = Object.entries(MEDIA).map(([medium, text]) => ({
    may: rights.canSend.includes(medium as Medium),
    text,
  }));
  const admins = Object.entries(ADMIN).map(([right, text]) => ({
    may: rights.canAdmin.includes(right as AdminRight),
    text,
  }));
  const kinds = rights.canRecord.length > 0 ? ` (${rights.canRecord.join(", ")})` : "";
  return [
    ...sends.map((line) => ({ ...line, text: line.may ? line.text + startsOff(line.text, rights) : line.text })),
    { may: rights.canReceive.base !== false, text: receiveText(rights) },
    ...admins,
    { may: rights.canRecord.length > 0, text: `record the meeting${kinds}` },
  ];
}

function startsOff(text: string, rights: Rights): string {
  const off =
    (text === MEDIA.video && rights.startsWithCameraOff) || (text === MEDIA.audio && rights.startsWithMicrophoneOff);
  return off ? ", off at first" : "";
}

function receiveText({ canReceive }: Rights): string {
  const { base, byUserId, byParticipantId } = canReceive;
  const some =
    typeof base === "object" && base !== null
      ? ` (${
          Object.entries(base)
            .filter(([, may]) => may === true)
            .map(([name]) => name)
            .join(", ") || "some tracks"
        })`
      : "";
  const exceptions = byUserId || byParticipantId ? ", with exceptions by sender" : "";
  return `see and hear the others${some}${exceptions}`;
}

function timesOf({ decision, room }: Shown, token: Readonly<Record<string, unknown>> | undefined): Moment[] {
  const isHonoured = decision.token.use === "honoured" || decision.token.use === "refused";
  const ofToken = isHonoured
    ? [...moment("Your token begins", token?.nbf), moment("Your token ends", token?.exp)[0] ?? never("Your token ends")]
    : [];
  const ofRoom = [
    ...moment("The room opens", room?.properties.nbf),
    ...moment("The room closes", room?.properties.exp),
  ];
  if (decision.outcome === "refused") return [...ofToken, ...ofRoom];
  const { entryUntil, ejectedAt, ejectedBy } = decision.stay;
  const stays = entryUntil === undefined ? "never" : "never: once inside you may stay, even beyond these times";
  const removal: Moment =
    ejectedAt === undefined
      ? { label: "You are removed", none: stays }
      : { label: `You are removed (${ejectedBy})`, at: ejectedAt };
  return [...ofToken, ...ofRoom, removal];
}

const moment = (label: string, at: unknown): Moment[] => (typeof at === "number" ? [{ label, at }] : []);
const never = (label: string): Moment => ({ label, none: "never" });

function shownProperties(
  properties: Readonly<Record<string, unknown>>,
  table: ReadonlyMap<string, Property & { readonly claim?: string | undefined }>,
): ShownProperty[] {
  return Object.entries(properties).map(([name, value]) => {
    const property = table.get(name);
    return {
      name,
      ...(property?.claim === undefined ? {} : { claim: property.claim }),
      value: JSON.stringify(value),
      doc: property?.doc ?? "",
    };
  });
}
