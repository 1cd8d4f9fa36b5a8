import * as pulumi from "@pulumi/pulumi";
import { dynamicType } from "../../runtime/resourceTypes";
import { argumentsOf } from "../arguments";
import { idToLookUp, type RoomArgs, RoomResource, roomOptions, roomOutputs } from "../room";
import { forHost, withSecretOutputs } from "./forHost";

/** Anyone who knows them can call the room without a token, even a private one. */
const SECRET_OUTPUTS = ["sipUri", "dialinCode"];

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
export class Room extends RoomResource {
  /**
   * Looks up a room by its name. Pulumi does not manage it. The state holds its properties at Daily, of which
   * `streamingEndpoints` and `meetingJoinHook` are secret, since they may contain a key.
   */
  static get(name: string, roomName: pulumi.Input<string>, options?: pulumi.CustomResourceOptions): Room {
    return new Room(name, {}, { ...options, id: idToLookUp(roomName) });
  }

  constructor(name: string, args: RoomArgs = {}, given: pulumi.CustomResourceOptions = {}) {
    const checked = argumentsOf(`Room "${name}"`, args);
    if (given.import !== undefined) throw new pulumi.RunError(noImport(name));
    const options = withSecretOutputs(SECRET_OUTPUTS, roomOptions(name, checked, given));
    const props = { ...roomOutputs, ...checked, ...forHost("room", name, checked, options) };
    super(dynamicType("Room"), name, props, options);
  }
}

function noImport(name: string): string {
  return `Room "${name}": Pulumi's dynamic providers cannot import. Leave import out. To manage an existing room, give its name and adopt: true; to only look it up, use Room.get.`;
}
