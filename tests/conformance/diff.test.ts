import { Reader } from "../support/reader";
import { ahead, roomValues } from "../support/roomValues";
import { steps } from "../support/steps";
import { tokenValues } from "../support/tokenValues";
import { conform, walkWithPlugin } from "./conform";
import { type Difference, type Protocol, protocolsOf } from "./protocol";

/** What a token is changed in without another one. */
const inPlace = ["renew", "renewBefore", "allowMissingRoom"];

/** Each argument of a resource's changed alone: its name, and what is declared before and after. */
type Change = readonly [name: string, before: object, after: object];
const changeOf = (name: string, [before, after]: readonly [unknown, unknown], beside: object): Change => [
  name,
  { ...beside, [name]: before },
  { ...beside, [name]: after },
];
const ofRoom = [
  ...Object.entries(roomValues).map(([name, values]) =>
    changeOf(name, values, name === "dialin" ? { exp: ahead(3) } : {}),
  ),
  changeOf("privacy", ["public", "private"], {}),
];
const ofToken = Object.entries(tokenValues).map(([name, values]) =>
  changeOf(name, values, { roomName: "standup", expiresIn: "24h", allowMissingRoom: true }),
);

async function difference(protocol: Protocol, [, before, after]: Change): Promise<Difference> {
  const made = await protocol.create((await protocol.check({}, { ...before }, false)).inputs);
  return protocol.diff(made, (await protocol.check(made.inputs, { ...after })).inputs);
}

conform("diff", (adapter) => {
  steps();
  const asked = protocolsOf(adapter);
  const { daily } = adapter;
  const declared = { lang: "de" as "de" | "fr", renewBefore: "1h" as "1h" | "2h" };
  const world = walkWithPlugin(async () => {
    const room = new daily.Room("standup", { lang: declared.lang });
    const { token } = new daily.MeetingToken("bot", {
      roomName: room.name,
      expiresIn: "24h",
      renewBefore: declared.renewBefore,
    });
    new Reader("ofRoom", room.url);
    new Reader("ofToken", token);
  });

  /** What a preview of an update in place shows of whatever reads the outputs. */
  const expectReaders = (operation: string) => async () => {
    expect((await world.stack.up()).ok).toBe(true);
    Object.assign(declared, { lang: "fr", renewBefore: "2h" });
    const run = await world.stack.preview();
    expect(run.operations).toEqual({ standup: "update", bot: "update", ofRoom: operation, ofToken: operation });
  };

  return {
    "each argument of a room but its name, changed alone, is an update in place": async () => {
      for (const change of ofRoom) {
        expect([change[0], (await difference(asked.Room, change)).kind]).toEqual([change[0], "update"]);
      }
    },

    "another name is another room": async () => {
      const change = changeOf("name", ["standup", "retro"], {});
      expect(await difference(asked.Room, change)).toEqual({ kind: "replace", names: ["name"] });
    },

    "each argument of a token, changed alone, is another token, or, of its renewal, an update in place": async () => {
      for (const change of ofToken) {
        const kind = inPlace.includes(change[0]) ? "update" : "replace";
        expect([change[0], (await difference(asked.MeetingToken, change)).kind]).toEqual([change[0], kind]);
      }
    },

    "a token's replacement names the argument that causes it and the token's end, and no other": async () => {
      for (const change of ofToken.filter(([name]) => !inPlace.includes(name))) {
        const { names } = await difference(asked.MeetingToken, change);
        expect([...names].sort()).toEqual(
          [...new Set([change[0].replace("expiresIn", "expiresAt"), "expiresAt"])].sort(),
        );
      }
    },

    "an update names the argument that causes it, and no other": {
      dynamic: async () => {
        for (const change of ofRoom) expect((await difference(asked.Room, change)).names).toEqual([]);
      },
      native: async () => {
        for (const change of ofRoom) expect((await difference(asked.Room, change)).names).toEqual([change[0]]);
      },
    },

    "a preview of an update in place knows the outputs": {
      dynamic: expectReaders("update"),
      native: expectReaders("same"),
    },

    "a preview of it shows the old value and the new one": async () => {
      const { output } = await world.stack.preview({ diff: true });
      expect(output).toMatch(/~ lang *: "de" => "fr"/);
      expect(output).toMatch(/~ renewBefore *: "1h" => "2h"/);
    },
  };
});
