import * as pulumi from "@pulumi/pulumi";
import { MeetingAccess } from "../../provider/src/resources/dynamic/meetingAccess";
import { MeetingToken } from "../../provider/src/resources/dynamic/meetingToken";
import { Room } from "../../provider/src/resources/dynamic/room";

/** As Pulumi's guide for unit tests has it: a project, a stack, and no organization. */
beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: { ...inputs, url: "https://acme.daily.co/x" } }),
      call: () => ({}),
    },
    "project",
    "stack",
    false,
  ),
);

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

test("a program with rooms and tokens can be tested with Pulumi's mocks", async () => {
  const room = new Room("standup", { privacy: "private" });
  const token = new MeetingToken("bot", { roomName: "standup", expiresIn: "24h" });
  const access = new MeetingAccess("retro", { expiresIn: "1h", roles: { host: {} } });
  expect(await settled(room.url)).toBe("https://acme.daily.co/x");
  expect(await settled(room.privacy)).toBe("private");
  expect(await settled(token.id)).toBe("bot-id");
  expect(await settled(access.roomUrl)).toBe("https://acme.daily.co/x");
});
