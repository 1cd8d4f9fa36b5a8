import { NOW, ok, outcome, refused, startDaily, stopAll } from "./support.js";

afterEach(stopAll);

const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const people = [
  { user_id: "ada", user_name: "Ada" },
  { user_id: "bob", user_name: "Bob" },
  { user_id: "ada", user_name: "Ada's phone" },
];

/** An emulator with three people in the room standup and one in retro. */
async function meetings() {
  const daily = await startDaily();
  const { api, emulator } = daily;
  const enter = async (room: string, properties: object) => {
    const token = await api.mint({ room_name: room, ...properties });
    return emulator.join({ room, token, enter: true });
  };
  for (const name of ["standup", "retro", "empty"]) await api.post("/rooms", { name });
  for (const person of people) await enter("standup", person);
  await enter("retro", { user_name: "Eve" });
  const names = async (query: string) => {
    const { total_count, data } = (await api.get(`/rooms/standup/presence?${query}`)).body;
    return { total_count, names: data.map(({ userName }: { userName: string }) => userName) };
  };
  return { ...daily, enter, names };
}

test("an entry says who is where since when, and in which meeting", async () => {
  const { api, emulator } = await meetings();
  emulator.clock.advance(90);
  expect((await api.get("/rooms/standup/presence")).body.data[0]).toEqual({
    room: "standup",
    id: uuid,
    userId: "ada",
    userName: "Ada",
    mtgSessionId: uuid,
    joinTime: new Date(NOW * 1000).toISOString(),
    duration: 90,
  });
});

test("those who are in a room together are in one meeting, and the next one there is another", async () => {
  const { api, enter } = await meetings();
  const sessions = async () => {
    const { data } = (await api.get("/rooms/standup/presence")).body;
    return new Set(data.map(({ mtgSessionId }: { mtgSessionId: string }) => mtgSessionId));
  };
  const [first] = await sessions();
  expect((await sessions()).size).toBe(1);
  const { ejectedIds } = (await api.post("/rooms/standup/eject", { user_ids: ["ada"] })).body;
  expect(ejectedIds).toHaveLength(2);
  expect(await sessions()).toEqual(new Set([first]));
  await api.post("/rooms/standup/eject", { user_ids: ["bob"] });
  await enter("standup", { user_id: "bob" });
  expect((await sessions()).size).toBe(1);
  expect(await sessions()).not.toEqual(new Set([first]));
});

test("a meeting whose last participant was removed by the clock is over", async () => {
  const { api, emulator, enter } = await meetings();
  const session = async () => (await api.get("/rooms/empty/presence")).body.data[0].mtgSessionId;
  await enter("empty", { eject_after_elapsed: 60 });
  const first = await session();
  emulator.clock.advance(60);
  await enter("empty", {});
  expect(await session()).not.toBe(first);
});

test("userId and userName narrow it, and limit cuts what is left", async () => {
  const { names } = await meetings();
  expect(await names("")).toEqual({ total_count: 3, names: ["Ada", "Bob", "Ada's phone"] });
  expect(await names("userId=ada")).toEqual({ total_count: 2, names: ["Ada", "Ada's phone"] });
  expect(await names("userName=Bob")).toEqual({ total_count: 1, names: ["Bob"] });
  expect(await names("userId=ada&userName=Bob")).toEqual({ total_count: 0, names: [] });
  expect(await names("userId=nobody")).toEqual({ total_count: 0, names: [] });
  expect(await names("limit=2")).toEqual({ total_count: 3, names: ["Ada", "Bob"] });
  expect(await names("userId=ada&limit=1")).toEqual({ total_count: 2, names: ["Ada"] });
  expect(await names("limit=500")).toEqual({ total_count: 3, names: ["Ada", "Bob", "Ada's phone"] });
});

test.each(["abc", "1.5", "1&limit=2"])("a limit of %s is refused", async (limit) => {
  const { api } = await meetings();
  expect(outcome(await api.get(`/rooms/standup/presence?limit=${limit}`))).toEqual(
    refused("limit should be an integer"),
  );
});

test("GET /presence has those in every room of the domain, by room, and no empty room", async () => {
  const { api, emulator } = await meetings();
  const { data: inStandup } = (await api.get("/rooms/standup/presence")).body;
  const { data: inRetro } = (await api.get("/rooms/retro/presence")).body;
  expect(outcome(await api.get("/presence"))).toEqual(ok({ standup: inStandup, retro: inRetro }));
  expect(inRetro).toEqual([expect.objectContaining({ room: "retro", userId: null, userName: "Eve" })]);
  await api.delete("/rooms/standup");
  expect(Object.keys((await api.get("/presence")).body)).toEqual(["retro"]);
  emulator.reset();
  expect(outcome(await api.get("/presence"))).toEqual(ok({}));
});
