import { meetingTokenProperties, roomProperties } from "pulumi-daily/properties";
import { roomOptions } from "../../provider/src/room/options";
import { UNKNOWN_MARKER } from "../../provider/src/runtime/engineValues";
import { meetingTokenOptions, otherMeetingTokenOptions } from "../../provider/src/token/options";
import { saidIn } from "../support/plugin";
import { ahead, roomValues } from "../support/roomValues";
import { steps } from "../support/steps";
import { tokenValues } from "../support/tokenValues";
import { withUnknownInside } from "../support/unknown";
import { conform, walkWithPlugin } from "./conform";
import { type Protocol, protocolsOf } from "./protocol";

const roomArguments = Object.keys({ ...roomOptions, ...roomProperties });
const tokenArguments = Object.keys({ ...meetingTokenOptions, ...otherMeetingTokenOptions, ...meetingTokenProperties });

/** What an argument of a room's does not do without. */
function besideInRoom(name: string): object {
  if (name === "adopt") return { name: "standup" };
  return name === "dialin" ? { exp: ahead(3) } : {};
}

/** The same of a token: a room, and one end. */
function besideInToken(name: string): object {
  const room = ["roomName", "allRooms"].includes(name) ? {} : { roomName: "standup" };
  return ["expiresIn", "exp", "neverExpires"].includes(name) ? room : { ...room, expiresIn: "24h" };
}

async function expectAccepted(protocol: Protocol, name: string, args: Readonly<Record<string, unknown>>) {
  const { inputs, reasons } = await protocol.check({}, args);
  expect([name, reasons]).toEqual([name, []]);
  expect(inputs[name]).toEqual(args[name]);
}

conform("unknowns", (adapter) => {
  steps();
  const asked = protocolsOf(adapter);
  const { daily } = adapter;
  const world = walkWithPlugin(async () => {
    const first = new daily.Room("first");
    const later = <T>(value: T) => first.roomId.apply(() => value);
    const second = new daily.Room("second", {
      namePrefix: later("later"),
      privacy: later("private"),
      permissions: { canSend: later(false) },
    });
    new daily.MeetingToken("bot", {
      roomName: second.name,
      expiresIn: later("24h"),
      permissions: { canSend: [later("audio")], canReceive: { byUserId: { bot: later(false) } } } as never,
      triggers: { url: second.url },
    });
  });
  const all = (operation: string) => ({ first: operation, second: operation, bot: operation });

  return {
    "each argument of a room may be unknown": async () => {
      for (const name of roomArguments) {
        await expectAccepted(asked.Room, name, { ...besideInRoom(name), [name]: UNKNOWN_MARKER });
      }
    },

    "each argument of a token may be unknown": async () => {
      for (const name of tokenArguments) {
        await expectAccepted(asked.MeetingToken, name, { ...besideInToken(name), [name]: UNKNOWN_MARKER });
      }
    },

    "so may each value inside of one": async () => {
      for (const [name, values] of Object.entries(roomValues)) {
        for (const value of values.flatMap(withUnknownInside)) {
          await expectAccepted(asked.Room, name, { ...besideInRoom(name), [name]: value });
        }
      }
      for (const [name, values] of Object.entries(tokenValues)) {
        for (const value of values.flatMap(withUnknownInside)) {
          await expectAccepted(asked.MeetingToken, name, { ...besideInToken(name), [name]: value });
        }
      }
    },

    "what is unknown may differ from what was known: that is a change": async () => {
      for (const [name, [value]] of Object.entries(roomValues)) {
        const before = await asked.Room.check({}, { ...besideInRoom(name), [name]: value }, false);
        const made = await asked.Room.create(before.inputs);
        const after = await asked.Room.check(made.inputs, { ...besideInRoom(name), [name]: UNKNOWN_MARKER });
        expect([name, (await asked.Room.diff(made, after.inputs)).kind]).toEqual([name, "update"]);
      }
      for (const [name, [value]] of Object.entries(tokenValues)) {
        const beside = { ...besideInToken(name), allowMissingRoom: true };
        const before = await asked.MeetingToken.check({}, { ...beside, [name]: value }, false);
        const made = await asked.MeetingToken.create(before.inputs);
        const after = await asked.MeetingToken.check(made.inputs, { ...beside, [name]: UNKNOWN_MARKER });
        const { kind } = await asked.MeetingToken.diff(made, after.inputs);
        const inPlace = ["renew", "allowMissingRoom"].includes(name);
        expect([name, kind]).toEqual([name, inPlace ? "update" : "replace"]);
      }
    },

    "a preview of arguments that come from other resources finds nothing wrong, and asks Daily nothing": async () => {
      const run = await world.stack.preview();
      expect(run.operations).toEqual(all("create"));
      expect(saidIn(run)).toEqual([]);
      expect(world.emulator.requests()).toEqual([]);
    },

    "the update makes them with the values that are known by then, and the next preview is quiet": async () => {
      const run = await world.stack.up();
      expect(run.operations).toEqual(all("create"));
      expect(saidIn(run)).toEqual([]);
      expect(world.stack.resource("second").id).toMatch(/^later-/);
      expect(world.stack.resource("bot").outputs).toMatchObject({
        expiresIn: "24h",
        permissions: { canSend: ["audio"] },
      });
      expect((await world.stack.preview()).operations).toEqual(all("same"));
    },
  };
});
