import { Room } from "pulumi-daily";
import { oneRoom } from "../support/oneRoom";
import { linesOf } from "../support/run";
import { steps } from "../support/steps";

describe("a room without a name", () => {
  steps();
  const room = oneRoom({ privacy: "private" });

  test("is named after its resource, in a way that nobody guesses, by the update alone", async () => {
    const preview = await room.preview({ privacy: "private" });
    expect(preview.operations).toEqual({ standup: "create" });
    await room.up({ privacy: "private" });
    expect(room.state.outputs?.name).toMatch(/^standup-([a-z0-9]{8}_)?[a-z0-9]{12}$/);
    expect(room.state.id).toBe(room.state.outputs?.name);
  });

  test("keeps its name while it is changed", async () => {
    const before = room.state.id;
    expect((await room.up({ privacy: "public", enableChat: true })).operations).toEqual({ standup: "update" });
    expect(room.state.id).toBe(before);
    expect(await room.atDaily()).toMatchObject({ privacy: "public", properties: { enableChat: true } });
  });

  test("is replaced for another prefix: the new one is there before the old one goes", async () => {
    const before = room.state.id;
    const run = await room.up({ namePrefix: "daily-standup" });
    expect(run.steps).toEqual(["create-replacement standup", "replace standup", "delete-replaced standup"]);
    expect(room.state.id).toMatch(/^daily-standup-/);
    expect(await room.names()).toEqual([room.state.id]);
    expect(room.state.id).not.toBe(before);
  });

  test("a name that was generated may be written down, and changes nothing", async () => {
    const { id } = room.state;
    expect((await room.up({ name: id as string })).operations).toEqual({ standup: "update" });
    expect((await room.up({ name: id as string })).operations).toEqual({ standup: "same" });
    expect(await room.names()).toEqual([id]);
  });
});

describe("a room with a name", () => {
  steps();
  const room = oneRoom({ name: "standup" });

  test("has just that", async () => {
    await room.up({ name: "standup" });
    expect(room.state.outputs).toMatchObject({
      name: "standup",
      url: expect.stringMatching(/\/standup$/),
      domainName: "dev",
    });
  });

  test("is replaced for another one: the old one goes first, and it is said what old tokens may do", async () => {
    const run = await room.up({ name: "retro" });
    expect(run.steps).toEqual(["delete-replaced standup", "replace standup", "create-replacement standup"]);
    expect(linesOf(run)).toContain(
      'Room "standup" is deleted, and its tokens no longer work. If a room named "standup" is created again, its unexpired tokens will probably open it.',
    );
    expect(await room.names()).toEqual(["retro"]);
  });

  test("is replaced by --replace in that order, too", async () => {
    const before = room.state.outputs?.roomId;
    const run = await room.stack.up({ replace: [room.state.urn] });
    expect(run.steps).toEqual(["delete-replaced standup", "replace standup", "create-replacement standup"]);
    expect(room.state.outputs?.roomId).not.toBe(before);
    expect(await room.names()).toEqual(["retro"]);
  });

  test("cannot be replaced in the other order", () => {
    expect(() => new Room("standup", { name: "retro" }, { deleteBeforeReplace: false })).toThrow(
      'Room "standup": with a fixed name the old room has to go before the new one can be made. Leave deleteBeforeReplace out, or leave name out to have one generated.',
    );
  });
});
