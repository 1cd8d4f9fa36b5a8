import * as pulumi from "@pulumi/pulumi";
import { getDomain, getRoom, validateMeetingToken } from "../../../provider/src/resources/dynamic/functions";
import { MeetingAccess } from "../../../provider/src/resources/dynamic/meetingAccess";
import { MeetingToken } from "../../../provider/src/resources/dynamic/meetingToken";
import { MeetingTokenSet } from "../../../provider/src/resources/dynamic/meetingTokenSet";
import { Provider } from "../../../provider/src/resources/dynamic/provider";
import { Room } from "../../../provider/src/resources/dynamic/room";
import * as native from "../../../provider/src/resources/native/meetingToken";
import * as nativeSet from "../../../provider/src/resources/native/meetingTokenSet";
import { asAccount } from "../../support/asAccount";
import { startEmulator } from "../support/emulators";
import { TEST_KEY } from "../support/vectors";
import { type Message, ofRejection, ofThrow } from "./message";

class Another extends pulumi.ProviderResource {}

/** What the resource classes and the look-ups say in the program itself. */
export async function messagesOfPrograms(): Promise<Message[]> {
  await pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: "id", state: inputs }), call: () => ({}) });
  const daily = await startEmulator();
  const another = new Another("pulumi-nodejs", "another", {});
  const account = { emulator: { apiKey: TEST_KEY, url: daily.url } };
  try {
    return [
      await ofRejection(asAccount(account, () => getRoom({ name: "standup" }))),
      await ofRejection(getRoom({ name: "standup" })),
      await ofRejection(getRoom("standup" as never)),
      await ofRejection(getRoom({} as never)),
      await ofRejection(getRoom({ name: pulumi.output("standup") } as never)),
      ofThrow(() => new Provider("eu", { apikey: TEST_KEY } as never)),
      await ofRejection(getDomain({ provider: "eu" } as never)),
      await ofRejection(getRoom({ name: "standup" }, { apiKey: TEST_KEY } as never)),
      await ofRejection(getRoom({ name: "standup" }, { async: false })),
      await ofRejection(getRoom({ name: "standup" }, { provider: another })),
      await ofRejection(
        getRoom(
          { name: "standup" },
          { parent: new pulumi.ComponentResource("test:index:Group", "group", {}, { providers: [another] }) },
        ),
      ),
      await ofRejection(validateMeetingToken({} as never)),
      ofThrow(() => new Room("standup", { name: "standup" }, { deleteBeforeReplace: false })),
      ofThrow(() => new Room("standup", {}, { import: "standup" })),
      ofThrow(() => new MeetingToken("bot", { roomName: "standup" }, { import: "a-token" })),
      ofThrow(() => new native.MeetingToken("bot", { roomName: "standup" }, { provider: another })),
      ofThrow(() => new native.MeetingToken("bot", { roomName: "standup" }, { import: "a-token" })),
      ofThrow(() => new MeetingTokenSet("team", { tokens: {} }, { import: "a-set" })),
      ofThrow(() => new nativeSet.MeetingTokenSet("team", { tokens: {} }, { import: "a-set" })),
      ofThrow(() => new Room("standup", null as never)),
      ofThrow(() => new Room("standup", { enableChat: () => true } as never)),
      ofThrow(() => new Room("standup", { enableChat: () => true, lang: () => "fr" } as never)),
      ofThrow(() => new MeetingAccess("standup", {} as never)),
      ofThrow(() => new MeetingAccess("standup", { expiresIn: "1h", roles: { hots: {} } })),
      ofThrow(() => new MeetingAccess("standup", { expiresIn: "1h", roles: { usher: { preset: "gest" } } } as never)),
      ofThrow(() => new MeetingAccess("standup", { expiresIn: "1h", roles: { guest: [{ preset: "gest" }] } } as never)),
      ofThrow(() => new MeetingAccess("standup", { expiresIn: "1h", roles: { guest: [{}, "Bob"] } } as never)),
    ];
  } finally {
    await daily.close();
  }
}
