import type * as pulumi from "@pulumi/pulumi";
import { DailyResource, type Inputs } from "./resource";
import type { RoomProperties } from "./room/properties.generated";

/** Arguments of a Room: Daily's properties, and how the room is named. */
export interface RoomArgs extends Inputs<RoomProperties> {
  /**
   * A fixed name: A-Z, a-z, 0-9, `-` and `_`, at most 128 characters. A room that is created again under its old name
   * probably honours old tokens: leave it out to have each replacement named anew.
   */
  name?: pulumi.Input<string>;
  /** What a generated name begins with. Default: the resource's name. */
  namePrefix?: pulumi.Input<string>;
  /** `private`: only who has a token, or is let in after knocking, gets in. Default: `public`, as at Daily. */
  privacy?: pulumi.Input<"public" | "private">;
  /** Take over a room that exists under `name` already, rather than fail. Default: false. */
  adopt?: pulumi.Input<boolean>;
}

const OUTPUTS = ["url", "roomId", "createdAt", "domainName"];

/**
 * A Daily room. https://docs.daily.co/reference/rest-api/rooms
 *
 * Deleting it is the documented way to revoke the tokens that were minted for it. What the program does not declare of
 * a room is left as it is.
 *
 * ```ts
 * const room = new daily.Room("standup", { privacy: "private", enableKnocking: true });
 * ```
 */
export class Room extends DailyResource {
  /** The room's name, given or generated: what a token's `roomName` takes. */
  declare readonly name: pulumi.Output<string>;
  /** The room's URL. */
  declare readonly url: pulumi.Output<string>;
  /** The room's id at Daily. It tells a room from a later one of the same name. */
  declare readonly roomId: pulumi.Output<string>;
  /** Who may get in. */
  declare readonly privacy: pulumi.Output<"public" | "private">;
  /** When the room was created, in ISO 8601. */
  declare readonly createdAt: pulumi.Output<string>;
  /** The domain's name. */
  declare readonly domainName: pulumi.Output<string>;

  /** Looks a room up by its name. It is not managed. */
  static get(name: string, roomName: pulumi.Input<string>, options?: pulumi.CustomResourceOptions): Room {
    return new Room(name, {}, { ...options, id: roomName });
  }

  constructor(name: string, args: RoomArgs = {}, options: pulumi.CustomResourceOptions = {}) {
    super(
      "room",
      "pulumi-nodejs:dynamic/daily:Room",
      name,
      { name: undefined, privacy: undefined, ...args },
      OUTPUTS,
      options,
    );
  }
}
