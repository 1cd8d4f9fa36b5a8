import * as pulumi from "@pulumi/pulumi";
import { getRoom } from "../../../provider/src/resources/lookups";
import { MeetingAccess } from "../../../provider/src/resources/meetingAccess";
import { MeetingToken } from "../../../provider/src/resources/meetingToken";
import { Room } from "../../../provider/src/resources/room";
import { startEmulator } from "../support/emulators";
import { TEST_KEY } from "../support/vectors";
import { type Message, ofRejection, ofThrow } from "./message";

/** What the resource classes and the look-ups say in the program itself. */
export async function messagesOfPrograms(): Promise<Message[]> {
  await pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: "id", state: inputs }), call: () => ({}) });
  const daily = await startEmulator();
  try {
    return [
      await ofRejection(getRoom("standup", { apiKey: TEST_KEY, apiUrl: daily.url })),
      await ofRejection(getRoom("standup", { apiKey: "", apiUrl: daily.url })),
      ofThrow(() => new Room("standup", { name: "standup" }, { deleteBeforeReplace: false })),
      ofThrow(() => new Room("standup", {}, { import: "standup" })),
      ofThrow(() => new MeetingToken("bot", { roomName: "standup" }, { import: "a-token" })),
      ofThrow(() => new Room("standup", null as never)),
      ofThrow(() => new Room("standup", { enableChat: () => true } as never)),
      ofThrow(() => new Room("standup", { enableChat: () => true, lang: () => "fr" } as never)),
      ofThrow(() => new MeetingAccess("standup", {} as never)),
      ofThrow(() => new MeetingAccess("standup", { expiresIn: "1h", roles: { hots: {} } })),
    ];
  } finally {
    await daily.close();
  }
}
