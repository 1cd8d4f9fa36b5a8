import { AnotherRoom, type DailyClient, RoomExists, UnclearCreation } from "../../../provider/src/daily/client";
import * as lifecycle from "../../../provider/src/lifecycle";
import { LIFETIME } from "../../../provider/src/lifecycle/meetingToken/deadline";
import type { Values } from "../../../provider/src/lifecycle/types";
import { unknown } from "../../../provider/src/properties/unknown";
import { DAY, failing, failure, fakeClient, NOON, recordedLog, roomAnswer } from "../support/fakes";
import { mintedSet, setContext, updatedSet } from "../support/tokenSets";
import { selfSigned } from "../support/vectors";
import { type Message, ofLines, ofRejection } from "./message";

const inputs = { roomName: "standup", expiresIn: "24h", expiresAt: "2026-03-02T12:00:00Z" };
const token = { ...inputs, token: selfSigned.token, issuedAt: "2026-03-01T12:00:00Z", roomId: roomAnswer().id };
const rejected = failing({ code: "invalid-request", status: 400, dailyError: "invalid-request-error" });
const missing = async () => undefined;
const elsewhere = async () => ({ domainId: "99999999-9999-4999-8999-999999999999", domainName: "other" });

export async function messagesOfLifecycle(): Promise<Message[]> {
  return [
    ...(await messagesOfTokenCreation()),
    ...(await messagesOfTokenRefresh()),
    ...messagesOfTokenDeletion(),
    ...(await messagesOfTokenSets()),
    ...(await messagesOfRooms()),
  ];
}

async function messagesOfTokenCreation(): Promise<Message[]> {
  const log = recordedLog();
  const create = (given: object, answers: Partial<DailyClient> = {}) => {
    const client = fakeClient(answers);
    return lifecycle.createMeetingToken(
      { ...given },
      { client: () => client, sign: () => "", domain: {}, log, now: NOON },
    );
  };
  const endsSoon = { getRoom: async () => roomAnswer({ config: { exp: NOON + 60 } }) };
  await create(inputs, endsSoon);
  await create({ roomName: "standup", neverExpires: true }, endsSoon);
  await create(inputs, { createMeetingToken: async () => selfSigned.token.padEnd(2_100, "A") });
  const diff = { signedByKey: () => false, changedSinceCheck: true, log, now: NOON };
  lifecycle.diffMeetingToken(
    "0123456789abcdef",
    { ...token, signedBy: "apiKey" },
    { ...inputs, signedBy: "apiKey" },
    diff,
  );
  lifecycle.diffMeetingToken("0123456789abcdef", token, { ...inputs, expiresIn: "1h" }, diff);
  return [
    await ofRejection(create(inputs, { getRoom: missing })),
    await ofRejection(create(inputs, { getRoom: async () => roomAnswer({ config: { exp: NOON } }) })),
    await ofRejection(create({ ...inputs, expiresAt: "2026-03-01T12:00:00Z", [LIFETIME]: DAY })),
    ...ofLines(log.lines),
  ];
}

async function messagesOfTokenRefresh(): Promise<Message[]> {
  const log = recordedLog();
  const read = (props: object, answers: Partial<DailyClient> = {}, now = NOON) => {
    const client = fakeClient(answers);
    return lifecycle.readMeetingToken({ ...props }, { client: () => client, signedByKey: () => false, log, now });
  };
  await read(token, { validateMeetingToken: rejected });
  await read(token, { validateMeetingToken: failing({ code: "unavailable", status: 414 }) });
  await read(token, { getRoom: missing });
  await read(token, { getRoom: async () => roomAnswer({ id: "another" }) });
  await read({ ...token, signedBy: "apiKey" });
  const { roomId: _, ...unpinned } = token;
  await read({ ...unpinned, allowMissingRoom: true }, { validateMeetingToken: rejected, getRoom: missing });
  await read(token, {}, NOON + DAY);
  await read({ ...token, renew: false }, {}, NOON + DAY);
  return [
    await ofRejection(read(inputs)),
    await ofRejection(read(token, { getRoom: failing({ code: "timeout" }) })),
    await ofRejection(read(token, { getRoom: missing, getDomain: elsewhere })),
    ...ofLines(log.lines),
  ];
}

function messagesOfTokenDeletion(): Message[] {
  const log = recordedLog();
  const roomEnds = { ...token, roomExpiresAt: "2026-03-01T13:00:00Z" };
  const roomEnded = { ...token, roomExpiresAt: "2026-03-01T11:00:00Z" };
  for (const props of [token, roomEnds, roomEnded, { ...token, signedBy: "apiKey" }, { signedBy: "apiKey" }, {}]) {
    lifecycle.deleteMeetingToken("0123456789abcdef", { ...props }, { log, now: NOON, said: new Set() });
  }
  return ofLines(log.lines);
}

async function messagesOfTokenSets(): Promise<Message[]> {
  const set = { roomName: "standup", expiresIn: "24h", tokens: { ada: {}, bot: { signedBy: "apiKey" }, carl: {} } };
  const state = await mintedSet(set);
  const log = recordedLog();
  const diff = (outputs: Values, tokens: unknown, now = NOON) => {
    const context = { log, now, signedByKey: () => false };
    lifecycle.diffMeetingTokenSet("a-set", { ...state, outputs }, { ...set, tokens }, context);
  };
  const { ada: _, ...rest } = state.outputs.tokens as Values;
  diff({ ...state.outputs, tokens: rest }, { ada: {}, bot: { signedBy: "apiKey" }, dora: {} });
  diff(state.outputs, { ...set.tokens, ada: { lang: "de" }, carl: unknown }, NOON + DAY);
  diff(state.outputs, { ...set.tokens, ada: { lang: unknown } });
  diff(state.outputs, unknown);
  const read = (answers: Partial<DailyClient>, { now = NOON, renew = true } = {}) => {
    const client = fakeClient(answers);
    const outputs = { ...state.outputs, renew };
    const inputs = { ...state.inputs, renew };
    const context = { client: () => client, signedByKey: () => false, log, now };
    return lifecycle.readMeetingTokenSet("a-set", { inputs, outputs }, context);
  };
  await read({ validateMeetingToken: rejected });
  await read({ getRoom: missing });
  await read({ getRoom: async () => roomAnswer({ id: "another" }) });
  await read({}, { now: NOON + DAY });
  await read({}, { now: NOON + DAY, renew: false });
  let count = 0;
  const partly = setContext({
    answers: { createMeetingToken: () => (count++ === 0 ? Promise.resolve(selfSigned.token) : rejected()) },
  });
  // The error holds the tokens that were made, and its text does not.
  const { text } = await ofRejection(mintedSet({ ...set, tokens: { ada: {}, bot: {} } }, partly));
  const createMeetingToken = async () => partly.sign({ exp: NOON + DAY }, (await elsewhere()).domainId);
  const wrongKey = setContext({ answers: { createMeetingToken, getDomain: elsewhere } });
  const dora = { ...set, tokens: { ...set.tokens, dora: {} } };
  return [{ text }, await ofRejection(updatedSet(state, dora, wrongKey)), ...ofLines(log.lines)];
}

async function messagesOfRooms(): Promise<Message[]> {
  const log = recordedLog();
  const create = (createRoom: DailyClient["createRoom"]) =>
    lifecycle.createRoom({ name: "standup" }, { client: fakeClient({ createRoom }) });
  const read = (props: object, getRoom: DailyClient["getRoom"]) =>
    lifecycle.readRoom("standup", { ...props }, { client: fakeClient({ getRoom }), log, now: NOON });
  const remove = (props: object, answers: Partial<DailyClient> = {}, isHeld = () => false, itself = () => false) =>
    lifecycle.deleteRoom("standup", { ...props }, { client: fakeClient(answers), log, isHeld, isHeldByItself: itself });
  const room = { name: "standup", roomId: roomAnswer().id, domainName: "acme" };
  const timeout = failure({ code: "timeout", action: 'creating room "standup"' });
  const unclear = new UnclearCreation("standup", timeout, undefined);

  await read(room, missing);
  await read({ ...room, lookedUp: true }, missing);
  await read({ ...room, exp: NOON }, missing);
  await read({ ...room, roomId: "another" }, async () => roomAnswer());
  await remove(room);
  await remove({ ...room, roomId: "another" });
  await remove(room, {}, () => true);
  await remove(
    room,
    {},
    () => true,
    () => true,
  );
  const unsettled = { name: "standup" };
  await read(unsettled, async () => roomAnswer());
  await remove(unsettled);
  const keepsGeo = fakeClient({
    updateRoom: rejected,
    getRoom: async () => roomAnswer({ config: { geo: "eu-west-2" } }),
  });
  const permissions = { canAdmin: ["participants"] };
  const merging = (failure: typeof rejected) =>
    fakeClient({
      updateRoom: async (_, { properties }) =>
        properties?.permissions === null ? failure() : roomAnswer({ config: { permissions } }),
    });
  const takeOut = (client: DailyClient) =>
    lifecycle.updateRoom("standup", { ...room, permissions }, { name: "standup", permissions: {} }, client);
  const gone = { updateRoom: failing({ code: "not-found", status: 404, dailyError: "not-found" }) };
  return [
    await ofRejection(read({}, missing)),
    await ofRejection(lifecycle.readRoom("..", {}, { client: fakeClient(), log, now: NOON })),
    await ofRejection(create(() => Promise.reject(new RoomExists(roomAnswer())))),
    await ofRejection(create(() => Promise.reject(unclear))),
    await ofRejection(lifecycle.updateRoom("standup", { ...room, roomId: "another" }, { lang: "fr" }, fakeClient())),
    await ofRejection(lifecycle.updateRoom("standup", room, { lang: "fr" }, fakeClient({ getRoom: missing }))),
    await ofRejection(
      lifecycle.updateRoom(
        "standup",
        room,
        { lang: "fr" },
        fakeClient({ updateRoom: () => Promise.reject(new AnotherRoom(roomAnswer(), true)) }),
      ),
    ),
    await ofRejection(lifecycle.updateRoom("standup", { ...room, geo: "eu-west-2" }, { name: "standup" }, keepsGeo)),
    await ofRejection(takeOut(merging(rejected))),
    await ofRejection(takeOut(merging(failing({ code: "timeout", action: 'updating room "standup"' })))),
    await ofRejection(remove(room, { getRoom: missing, deleteRoom: async () => false, getDomain: elsewhere })),
    await ofRejection(lifecycle.updateRoom("standup", room, { name: "standup", lang: "fr" }, fakeClient(gone))),
    ...ofLines(log.lines),
  ];
}
