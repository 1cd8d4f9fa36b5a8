// #region test
import * as pulumi from "@pulumi/pulumi";
import type * as daily from "pulumi-daily";

const declared: { type: string; name: string; inputs: Record<string, unknown> }[] = [];

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      declared.push({ type, name, inputs });
      // What Daily would answer, as far as the program reads it.
      return { id: `${name}-id`, state: { ...inputs, name: "standup-1", url: "https://acme.daily.co/standup-1" } };
    },
    call: () => ({}),
  }),
);

test("the bot's token is for the private room, and ends", async () => {
  const { room, bot } = await program();
  const roomName = await new Promise((resolve) => pulumi.output(room.name).apply(resolve));
  await new Promise((resolve) => bot.urn.apply(resolve));

  expect(declared.find(({ name }) => name === "standup")?.inputs).toMatchObject({ privacy: "private" });
  expect(declared.find(({ name }) => name === "bot")?.inputs).toMatchObject({ roomName, expiresIn: "24h" });
});
// #endregion test

async function program(): Promise<{ room: daily.Room; bot: daily.MeetingToken }> {
  const { Room, MeetingToken } = await import("pulumi-daily");
  const room = new Room("standup", { privacy: "private" });
  const bot = new MeetingToken("bot", { roomName: room.name, expiresIn: "24h" });
  return { room, bot };
}
