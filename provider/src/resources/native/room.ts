import type * as pulumi from "@pulumi/pulumi";
import { nativeType } from "../../runtime/resourceTypes";
import { argumentsOf } from "../arguments";
import { idToLookUp, type RoomArgs, RoomResource, roomOptions, roomOutputs } from "../room";
import { ofPlugin, secretNamesOf } from "./plugin";

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
    const options = ofPlugin("Room", name, roomOptions(name, checked, given));
    super(nativeType("Room"), name, { ...roomOutputs, ...checked, ...secretNamesOf(checked) }, options);
  }
}
