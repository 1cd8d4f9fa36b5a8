import { CheckRequest, InvokeRequest } from "@pulumi/pulumi/proto/provider_pb";
import { RoomExists } from "../../../provider/src/daily/roomCreation";
import { unknownSettings } from "../../../provider/src/native/account";
import { autonamed } from "../../../provider/src/native/autonaming";
import { componentArguments } from "../../../provider/src/native/componentArguments";
import { functionMethods } from "../../../provider/src/native/functionMethods";
import { nativeMeetingToken } from "../../../provider/src/native/meetingToken";
import { nativeMeetingTokenSet } from "../../../provider/src/native/meetingTokenSet";
import { notRegistered } from "../../../provider/src/native/monitor";
import { resourceMethods } from "../../../provider/src/native/resourceMethods";
import { nativeRoom } from "../../../provider/src/native/room";
import { Session } from "../../../provider/src/native/session";
import { received, toStruct } from "../../../provider/src/native/wire";
import { Configuration } from "../../../provider/src/runtime/configuration";
import { type Raw, SIGNATURE_KEY, UNKNOWN_MARKER } from "../../../provider/src/runtime/engineValues";
import { DAY, fakeClient, NOON, recordedLog, roomAnswer } from "../support/fakes";
import { selfSigned } from "../support/vectors";
import { type Message, ofError, ofLines, ofRejection, ofThrow } from "./message";

/** What the native plugin says, beside what both adapters say. */
export async function messagesOfPlugin(): Promise<Message[]> {
  const { Mode } = CheckRequest.AutonamingOptions;
  const asked = (problems: readonly { reason: string }[]) => problems.map(({ reason }) => ({ text: reason }));
  const disabled = autonamed(undefined, { inputs: {}, problems: [] }, { proposedName: "", mode: Mode.DISABLE });
  const enforced = autonamed(undefined, { inputs: {}, problems: [] }, { proposedName: "a b", mode: Mode.ENFORCE });
  return [
    ...asked(unknownSettings(received(toStruct({ colour: "red" })))),
    ...asked(disabled.problems),
    ...asked(enforced.problems),
    ofThrow(() => received(toStruct({ triggers: [{ [SIGNATURE_KEY]: "an asset" }] }))),
    ofThrow(() => componentArguments('MeetingAccess "standup"', { roles: UNKNOWN_MARKER })),
    ofThrow(() => componentArguments('MeetingAccess "standup"', { roles: { host: { preset: UNKNOWN_MARKER } } })),
    ofError(notRegistered("standup-bot", "resource registration failed")),
    ofThrow(() => componentArguments('MeetingAccess "standup"', { roles: {}, role: {} })),
    await ofFunction("daily:index:colour", {}),
    await ofFunction("daily:index:getRoom", { name: UNKNOWN_MARKER }),
    await ofType("daily:index:Recording"),
    ...(await messagesOfResources()),
  ];
}

async function messagesOfResources(): Promise<Message[]> {
  const log = recordedLog();
  const refusing = fakeClient({
    createRoom: async () => {
      throw new RoomExists(roomAnswer());
    },
  });
  const context = {
    configuration: new Configuration(() => undefined, {}),
    clientOf: () => refusing,
    log,
    urn: "urn:pulumi:test::p::daily:index:Room::standup",
    resourceName: "standup",
    oldInputs: {},
    changedSinceCheck: false,
    isImported: false,
    isRefresh: false,
  };
  const inputs = { roomName: "standup", expiresIn: "24h" };
  const ended = { ...inputs, token: selfSigned.token, expiresAt: new Date((NOON - DAY) * 1_000).toISOString() };
  nativeMeetingToken().diff("0123456789abcdef", ended, inputs, context);
  nativeRoom().diff("standup", { name: "standup", lang: "de" }, { name: "standup" }, { ...context, isImported: true });
  return [
    ...ofLines(log.lines),
    await ofRejection(nativeMeetingToken().read("0123456789abcdef", {}, {}, context)),
    await ofRejection(nativeMeetingTokenSet().read("0123456789abcdef", {}, {}, context)),
    await ofRejection(nativeRoom().create({ name: "standup" }, context)),
  ];
}

function ofFunction(token: string, args: Raw): Promise<Message> {
  const request = new InvokeRequest().setTok(token).setArgs(toStruct(args));
  return ofServiceError(functionMethods(new Session()).invoke(request));
}

function ofType(type: string): Promise<Message> {
  return ofServiceError(resourceMethods(new Session()).check(new CheckRequest().setType(type)));
}

/** What gRPC sends is no Error. */
async function ofServiceError(answer: Promise<unknown>): Promise<Message> {
  const { text } = await ofRejection(answer);
  return { text };
}
