import { anyProperties } from "../properties/otherProperties";
import { boolean, type Field, oneOf, string } from "../properties/shape";
import { ROOM_NAME_MAX_LENGTH, roomNamePattern } from "../properties/shared";

/** `private`: only those who have a token, or are let in after knocking, get in. */
export type Privacy = "public" | "private";
export const privacies = ["public", "private"] as const satisfies readonly Privacy[];

/** A generated name is `<prefix>-<random>`. */
export const RANDOM_LENGTH = 12;
export const PREFIX_MAX_LENGTH = ROOM_NAME_MAX_LENGTH - RANDOM_LENGTH - "-".length;

/** Arguments of a Room beside Daily's properties. */
export const roomOptions = {
  name: {
    shape: string({ pattern: roomNamePattern, maxLength: ROOM_NAME_MAX_LENGTH }),
    doc: "A fixed name. A room that is created again under its old name probably honours old tokens: leave it out to give each replacement a new name.",
  },
  namePrefix: {
    shape: string({ pattern: roomNamePattern, maxLength: PREFIX_MAX_LENGTH }),
    doc: "What a generated name begins with. Default: the resource's name.",
  },
  privacy: {
    shape: oneOf(...privacies),
    default: "public",
    doc: "`private`: only those who have a token, or are let in after knocking, get in.",
  },
  adopt: {
    shape: boolean,
    default: false,
    doc: "Take over a room that exists under `name` already, rather than fail. If another resource of the stack holds the room, name that one in `aliases`, or give it `retainOnDelete` first: deleting it may delete the room.",
  },
  otherProperties: {
    shape: anyProperties,
    default: {},
    doc: "For a property that Daily has added and that has no argument of its own here yet: under Daily's own name, passed on as it is. Once there is such an argument the name is refused here.",
  },
} as const satisfies Readonly<Record<string, Field>>;
