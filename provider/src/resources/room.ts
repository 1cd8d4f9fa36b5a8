import * as pulumi from "@pulumi/pulumi";
import { roomNameFault } from "../functions";
import type { Privacy } from "../room/options";
import type { RoomProperties } from "../room/properties.generated";
import { shownIn } from "../runtime/secretNames";
import { argumentsOf } from "./arguments";
import { DailyResource, type Inputs } from "./resource";
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

const TYPE = "pulumi-nodejs:dynamic/daily:Room";
const OUTPUTS = ["url", "roomId", "createdAt", "domainName", "sipUri", "dialinCode"];

/** Anyone who knows them can call the room without a token, even a private one. */
const SECRET_OUTPUTS = ["sipUri", "dialinCode"];

/** The addresses that a SIP call reaches the room at. */
export interface SipUri {
  /** The first address. */
  readonly endpoint: string;
  /** The further addresses, if `sip.numEndpoints` is more than one. */
  readonly extraEndpoints?: readonly string[];
}

/**
 * A Daily room. https://docs.daily.co/reference/rest-api/rooms
 *
 * Deleting it is the documented way to revoke the tokens that were minted for it: `pulumi up --replace <urn>` does that
 * and mints new ones in the same update. What the program does not declare of a room is left as it is.
 *
 * ```ts
 * const room = new daily.Room("standup", { privacy: "private", enableKnocking: true });
 * ```
 */
export class Room extends DailyResource {
  /** The room's name, given or generated, for a token's `roomName`. */
  declare readonly name: pulumi.Output<string>;
  /** The room's URL. */
  declare readonly url: pulumi.Output<string>;
  /** The room's id at Daily. It distinguishes a room from a later one of the same name. */
  declare readonly roomId: pulumi.Output<string>;
  /** Who may join. Undefined, which means `public`, if the program does not declare it. */
  declare readonly privacy: pulumi.Output<Privacy | undefined>;
  /** When the room was created, in ISO 8601. */
  declare readonly createdAt: pulumi.Output<string>;
  /** The domain's name. */
  declare readonly domainName: pulumi.Output<string>;

  /**
   * The SIP addresses that Daily gave the room. Secret: a caller needs no token. Undefined if the program does not declare
   * `sip`; for a room that `get` looks up, if the room has none at Daily.
   */
  declare readonly sipUri: pulumi.Output<SipUri | undefined>;
  /**
   * The PIN that callers enter on the phone. Secret: a caller needs no token. Undefined if the program does not declare
   * `dialin`; for a room that `get` looks up, if the room has none at Daily.
   */
  declare readonly dialinCode: pulumi.Output<string | undefined>;

  /**
   * Looks up a room by its name. Pulumi does not manage it. The state holds its properties at Daily, of which
   * `streamingEndpoints` and `meetingJoinHook` are secret, since they may contain a key.
   */
  static get(name: string, roomName: pulumi.Input<string>, options?: pulumi.CustomResourceOptions): Room {
    return new Room(
      name,
      {},
      { ...options, id: refuseSecret("Room.get", "name", roomName, shownIn.room.name).apply(asRoomName) },
    );
  }

  constructor(name: string, args: RoomArgs = {}, given: pulumi.CustomResourceOptions = {}) {
    const checked = argumentsOf(`Room "${name}"`, args);
    if (given.import !== undefined) throw new pulumi.RunError(noImport(name));
    const options = {
      ...given,
      additionalSecretOutputs: [...SECRET_OUTPUTS, ...(given.additionalSecretOutputs ?? [])],
    };
    super(
      "room",
      TYPE,
      name,
      { name: undefined, privacy: undefined, ...checked },
      OUTPUTS,
      checked.name === undefined ? options : deletedFirst(name, options),
    );
  }
}

function asRoomName(name: string): string {
  const fault = roomNameFault(name);
  if (fault !== undefined) throw new pulumi.RunError(`Room.get: ${fault}`);
  return name;
}

function noImport(name: string): string {
  return `Room "${name}": Pulumi's dynamic providers cannot import. Leave import out. To manage an existing room, give its name and adopt: true; to only look it up, use Room.get.`;
}

/**
 * Two rooms cannot have the same name. Diff tells the engine so, but is not called when the user asks for the replacement
 * (`--replace`).
 */
function deletedFirst(name: string, options: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  if (options.deleteBeforeReplace !== false) return { ...options, deleteBeforeReplace: true };
  throw new pulumi.RunError(
    `Room "${name}": with a fixed name the old room has to go before the new one can be made. Leave deleteBeforeReplace out, or leave name out to have one generated.`,
  );
}
