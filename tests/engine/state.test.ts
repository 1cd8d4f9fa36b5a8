import * as daily from "pulumi-daily";
import { HOURS } from "../support/clock";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** What a state says of the code that looks after its resources: upgrades and other machines have to find it. */
describe("the code that a state names", () => {
  steps();
  const life = walk(async () => {
    const room = new daily.Room("standup");
    for (const name of ["one", "two", "three"]) {
      new daily.MeetingToken(name, { roomName: room.name, userName: name, expiresIn: "24h" });
    }
  });
  const providers = () =>
    life.stack.state.flatMap(({ inputs, outputs }) =>
      [inputs, outputs].map((values) => values?.__provider).filter((provider) => provider !== undefined),
    );

  test("is one constant for all tokens and one for all rooms, of at most 100 bytes each", async () => {
    await life.stack.up();
    const found = providers();
    expect(found).toHaveLength(8);
    expect([...new Set(found)].sort()).toEqual([
      'exports.handler=()=>require("pulumi-daily/handlers").meetingToken',
      'exports.handler=()=>require("pulumi-daily/handlers").room',
    ]);
    for (const provider of found) expect(Buffer.byteLength(String(provider))).toBeLessThanOrEqual(100);
  });

  test("is the same after a refresh and a renewal", async () => {
    const before = providers();
    await life.stack.refresh();
    expect(providers()).toEqual(before);
    life.clock.advance(20 * HOURS);
    expect((await life.stack.up()).operations).toMatchObject({ one: "replace", two: "replace", three: "replace" });
    expect(providers()).toEqual(before);
  });

  test("gets hints that the state does not keep", () => {
    for (const { inputs, outputs } of life.stack.state) {
      const hidden = Object.keys({ ...inputs, ...outputs }).filter((name) => name.startsWith("__"));
      expect(hidden.filter((name) => !["__provider", "__stateVersion", "__lifetime"].includes(name))).toEqual([]);
    }
  });
});
