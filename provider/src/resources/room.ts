import * as pulumi from "@pulumi/pulumi";
import type { Privacy } from "../room/options";
import type { RoomProperties } from "../room/properties.generated";
import { roomNameFault } from "../room/roomName";
import { shownIn } from "../runtime/secretNames";
import type { Inputs } from "./inputs";
import { DailyResource } from "./resource";
import { refuseSecret } from "./roomName";

/** Arguments of a Room: Daily's properties, and how the room is named. */
export interface RoomArgs extends Inputs<RoomProperties> {
  /**
   * A fixed name: A-Z, a-z, 0-9, `-` and `_`, at most 128 characters. Leave it out if you can: a room that is replaced,
   * or deleted and created again, then gets a new name, which no old token opens. With a fixed name, the new room probably
   * honours the old one's unexpired tokens, and a replacement deletes the old room before it creates the new one.
   */
  name?: pulumi.Input<string>;
  /** What a generated name starts with. Default: the resource's name. */
  namePrefix?: pulumi.Input<string>;
  /** `private`: only those with a token, or let in after knocking, can join. Default: `public`, as at Daily. */
  privacy?: pulumi.Input<Privacy>;
  /** Take over a room that already exists under `name`, instead of failing. Default: false. */
  adopt?: pulumi.Input<boolean>;
}

/** The addresses that a SIP call reaches the room at. */
export interface SipUri {
  /** The first address. */
  readonly endpoint: string;
  /** The further addresses, if `sip.numEndpoints` is more than one. */
  readonly extraEndpoints?: readonly string[];
}

/** What a Room is, whichever way it reaches its code. */
export abstract class RoomResource extends DailyResource {
  /** The room's name, given or generated, for a token's `roomName`. */
  declare readonly name: pulumi.Output<string>;
  /** The room's URL. */
  declare readonly url: pulumi.Output<string>;
  /** The room's id at Daily. It distinguishes a room from a later one of the same name. */
  declare readonly roomId: pulumi.Output<string>;
  /** Who may join. Absent, which means `public`, if the program does not declare it. */
  declare readonly privacy: pulumi.Output<Privacy | undefined>;
  /** When the room was created, in ISO 8601. */
  declare readonly createdAt: pulumi.Output<string>;
  /** The domain's name. */
  declare readonly domainName: pulumi.Output<string>;

  /**
   * The SIP addresses that Daily gave the room. Secret: a caller needs no token. Absent if the program does not declare
   * `sip`; for a room that `get` looks up, if the room has none at Daily.
   */
  declare readonly sipUri: pulumi.Output<SipUri | undefined>;
  /**
   * The PIN that callers enter on the phone. Secret: a caller needs no token. Absent if the program does not declare
   * `dialin`; for a room that `get` looks up, if the room has none at Daily.
   */
  declare readonly dialinCode: pulumi.Output<string | undefined>;
}

/** What the SDK is to make properties of: it only makes them of the names that it finds among the arguments. */
export const roomOutputs = {
  name: undefined,
  privacy: undefined,
  url: undefined,
  roomId: undefined,
  createdAt: undefined,
  domainName: undefined,
  sipUri: undefined,
  dialinCode: undefined,
};

/** The options of a room: two rooms cannot have the same name. */
export function roomOptions(
  name: string,
  args: RoomArgs,
  given: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return args.name === undefined ? given : deletedFirst(name, given);
}

/** Diff tells the engine so, too, but is not called when the user asks for the replacement (`--replace`). */
function deletedFirst(name: string, options: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  if (options.deleteBeforeReplace !== false) return { ...options, deleteBeforeReplace: true };
  throw new pulumi.RunError(
    `Room "${name}": with a fixed name the old room has to go before the new one can be made. Leave deleteBeforeReplace out, or leave name out to have one generated.`,
  );
}

/** The id that `Room.get` looks up. */
export function idToLookUp(roomName: pulumi.Input<string>): pulumi.Output<string> {
  return refuseSecret("Room.get", "name", roomName, shownIn.room.name).apply((known) => {
    const fault = roomNameFault(known);
    if (fault !== undefined) throw new pulumi.RunError(`Room.get: ${fault}`);
    return known;
  });
}
