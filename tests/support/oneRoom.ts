import { getRoom, getRooms, Room, type RoomArgs } from "pulumi-daily";
import { asAccount } from "./asAccount";
import { byHand } from "./byHand";
import { type WalkOptions, walk } from "./walk";

/** A stack with one room, `standup`, and what a dashboard would do to it. */
export function oneRoom(first: RoomArgs, options: WalkOptions = {}) {
  const declared = { args: first as RoomArgs | undefined };
  const world = walk(async () => {
    if (declared.args) new Room("standup", declared.args);
  }, options);
  return {
    get stack() {
      return world.stack;
    },
    get emulator() {
      return world.emulator;
    },
    get clock() {
      return world.clock;
    },
    get state() {
      return world.stack.resource("standup");
    },
    /** Declares other arguments, or no room any more, and brings them about. */
    up(args: RoomArgs | undefined) {
      declared.args = args;
      return world.stack.up();
    },
    preview(args: RoomArgs | undefined) {
      declared.args = args;
      return world.stack.preview();
    },
    names: async () => (await asAccount(world, () => getRooms())).rooms.map(({ name }) => name),
    atDaily: async () => asAccount(world, () => getRoom({ name: world.stack.resource("standup").id as string })),
    /** Somebody sets up a room by hand. */
    byHand: (method: "POST" | "DELETE", path: string, body?: object) => byHand(world, method, path, body),
  };
}
