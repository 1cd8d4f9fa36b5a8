import type { Switches, SwitchName } from "../../../emulator/src/index.js";
import { getRoom, getRooms } from "../../../provider/src/resources/dynamic/functions";
import type { Raw } from "../../../provider/src/runtime/engineValues";
import { decodeMeetingToken, type MeetingTokenProperties, mintMeetingToken } from "../../../provider/src/token";
import { asAccount } from "../../support/asAccount";
import { HOUR } from "../support/fakes";
import type { Life, Stage } from "../support/life";

/** Something that a program or its stack goes through, and what comes of it with the switch off and on. */
interface Asked {
  readonly title: string;
  /** The switches that have to be on for this one to matter. */
  readonly beside?: Partial<Switches>;
  readonly ask: (stage: Stage) => Promise<unknown>;
}

export type Scenario =
  | (Asked & { readonly off: unknown; readonly on: unknown })
  | (Asked & { readonly both: unknown })
  /** Part of a path that the provider asks for nowhere, and why. */
  | { readonly neverAsks: string; readonly because: string };

const everyRoom = { allRooms: true, expiresIn: "24h" } as const;
const standup = { roomName: "standup", expiresIn: "24h" };

/** A step's word where it succeeds, else what it says. Where it says something it has failed, and the state is as it was. */
const outcome = (step: Promise<unknown>) =>
  step.then(
    (done) => (typeof done === "string" ? done : "done"),
    ({ message }: Error) => message,
  );
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "none",
    ({ code }) => code,
  );

const saying = (pattern: RegExp) => expect.stringMatching(pattern);
const refusedKey = saying(/^Daily refused the API key \(from daily:apiKey\) .*The state is unchanged\./);
const warned = ({ said }: Stage, pattern: RegExp) => said.some((line) => pattern.test(line));

async function pair(stage: Stage): Promise<{ room: Life; token: Life }> {
  const room = await stage.room({ name: "standup" }).create();
  return { room, token: await stage.token(standup).create() };
}

/** What refreshes of a room and its token say after their settings have changed. */
async function refreshedUnder(stage: Stage, config: Record<string, string>): Promise<string[]> {
  const { room, token } = await pair(stage);
  return [await outcome(room.under(config).refresh()), await outcome(token.under(config).refresh())];
}

const nowhere = ({ emulator }: Stage) => ({ "daily:apiUrl": `${emulator.url}/nowhere` });

function decoded({ outs }: Life) {
  return decodeMeetingToken(String(outs.token));
}

/** A token's claims as they stand, and what the package reads from them; the token is quiet. */
const said = (properties: MeetingTokenProperties, claims: readonly string[]) => async (stage: Stage) => {
  const token = await stage.token({ ...everyRoom, ...properties }).create();
  await token.isQuiet();
  const { claims: all, properties: read } = decoded(token);
  return {
    claims: Object.fromEntries(Object.entries(all).filter(([claim]) => claims.includes(claim))),
    read: Object.fromEntries(Object.keys(properties).map((name) => [name, read[name as never]])),
    state: Object.fromEntries(Object.keys(properties).map((name) => [name, token.outs[name]])),
  };
};

/** What check says of wrong properties, and what stands in a token that is made with right ones. */
const checked = (wrong: (stage: Stage) => Raw, right: MeetingTokenProperties) => async (stage: Stage) => {
  const problems = await stage.token({ ...everyRoom, ...wrong(stage) }).problems();
  const token = await stage.token({ ...everyRoom, ...right }).create();
  await token.isQuiet();
  return { problems, made: stage.answers("POST /meeting-tokens"), read: decoded(token).properties };
};
const recordings = (er: unknown) => {
  const list = { enableRecording: ["cloud", "local"] };
  return { claims: { er }, read: list, state: list };
};

async function expiredRoom(stage: Stage): Promise<Life> {
  const room = await stage.room({ name: "standup", exp: stage.now + 60 }).create();
  stage.pass(120);
  return room;
}

const manyTokens = async (stage: Stage) => {
  const tokens = Array.from({ length: 25 }, () => stage.token(everyRoom, { "daily:requestPacing": "false" }));
  const made = await Promise.all(tokens.map((token) => outcome(token.create().then(() => "made"))));
  return { made: made.filter((word) => word === "made").length, limited: stage.answers("*").includes(429) };
};

/** Each switch of the emulator where it matters to the provider. */
export const scenarios: Readonly<Record<SwitchName, Scenario>> = {
  routeBeforeKey: {
    title: "a wrong key at a wrong apiUrl keeps the state",
    ask: (stage) => refreshedUnder(stage, { ...nowhere(stage), "daily:apiKey": "another-key" }),
    off: [refusedKey, refusedKey],
    on: Array(2).fill(saying(/^Daily could not find it \(404, .* asking for the domain\. The state is unchanged\.$/)),
  },
  otherHeaderError: {
    title: "a key that would make a bad header is refused before a call",
    ask: async (stage) => {
      const said = await refreshedUnder(stage, { "daily:apiKey": "two words" });
      return { said, calls: stage.answers("*") };
    },
    both: {
      said: Array(2).fill(saying(/^daily:apiKey contains white space/)),
      calls: [404, 200, 200, 200],
    },
  },
  unknownRoutePage: {
    title: "a wrong apiUrl keeps the state",
    ask: (stage) => refreshedUnder(stage, nowhere(stage)),
    off: Array(2).fill(saying(/^Daily could not find it \(404, .* asking for the domain\. The state is unchanged\.$/)),
    on: Array(2).fill(saying(/^Something other than Daily responded \(404, a page.* The state is unchanged\.$/)),
  },
  signsWithKey: {
    title: "a new key leaves the tokens that Daily signed, unless it signs with the key",
    ask: async (stage) => {
      const { token } = await pair(stage);
      const { key } = stage.emulator.rotateKey();
      return [await token.under({ "daily:apiKey": key }).refresh(), warned(stage, /Daily calls it invalid/)];
    },
    off: ["kept", false],
    on: ["gone", true],
  },
  oneKey: {
    title: "an old key that works no longer is an error of code auth, and nothing is gone",
    ask: async (stage) => {
      const { room, token } = await pair(stage);
      stage.pass(1);
      stage.emulator.rotateKey({ keepOld: true });
      const self = stage.token({ ...standup, signedBy: "apiKey" });
      return {
        token: await outcome(token.refresh()),
        anotherToken: await outcome(self.create().then(() => "made")),
        update: await outcome(room.update({ name: "standup", lang: "de" })),
        code: await codeOf(
          asAccount({ emulator: { apiKey: stage.account.apiKey, url: stage.account.apiUrl } }, () => getRooms()),
        ),
      };
    },
    off: { token: "kept", anotherToken: "made", update: "done", code: "none" },
    on: { token: refusedKey, anotherToken: "made", update: saying(/^Daily refused the API key/), code: "auth" },
  },
  tokenNeedsRoom: {
    title: "a token for a room to come is made, or refused with the room's name; one for a room is made",
    ask: async (stage) => {
      const early = stage.token({ ...standup, allowMissingRoom: true });
      const before = [await outcome(early.create().then(() => "made")), early.id === ""];
      return [...before, decoded((await pair(stage)).token).properties.roomName];
    },
    off: ["made", false, "standup"],
    on: [saying(/^Daily refused the request \(400, .*room standup not found\)/), true, "standup"],
  },
  unnamedClaimsLeftOut: {
    title: "a property that does not stand in the token stays as the program has it",
    ask: said({ enablePrejoinUi: false }, ["enable_prejoin_ui"]),
    off: {
      claims: { enable_prejoin_ui: false },
      read: { enablePrejoinUi: false },
      state: { enablePrejoinUi: false },
    },
    on: { claims: {}, read: {}, state: { enablePrejoinUi: false } },
  },
  recordingsAsText: {
    title: "a list of recordings is read as one",
    ask: said({ enableRecording: ["cloud", "local"] }, ["er"]),
    off: recordings(["cloud", "local"]),
    on: recordings("cloud,local"),
  },
  dropsDefaults: {
    title: "a default that is written out stays in the state",
    ask: said({ isOwner: false }, ["o"]),
    off: { claims: { o: false }, read: { isOwner: false }, state: { isOwner: false } },
    on: { claims: {}, read: {}, state: { isOwner: false } },
  },
  refusesOddTimes: {
    title:
      "a time in milliseconds is refused, one in whole seconds goes through, and Daily's word on a fraction is told",
    ask: async (stage) => {
      const nbf = stage.now + HOUR;
      const answer = await checked(() => ({ nbf: nbf * 1_000 }), { nbf })(stage);
      const fraction = stage.room({ nbf: nbf + 0.5 });
      return {
        ...answer,
        read: answer.read.nbf === nbf,
        fraction: await outcome(fraction.create().then(() => "made")),
      };
    },
    off: { problems: [saying(/^nbf .* Daily wants seconds/)], made: [200], read: true, fraction: "made" },
    on: {
      problems: [saying(/^nbf .* Daily wants seconds/)],
      made: [200],
      read: true,
      fraction: saying(/^Daily refused the request \(400, .*nbf was/),
    },
  },
  rejectsAs404: {
    title: "an invalid token is gone, whichever status says so",
    beside: { signsWithKey: true },
    ask: async (stage) => {
      const { token } = await pair(stage);
      const { key } = stage.emulator.rotateKey();
      const found = await token.under({ "daily:apiKey": key }).refresh();
      return [found, stage.answers("GET /meeting-tokens/:token")];
    },
    off: ["gone", [400]],
    on: ["gone", [404]],
  },
  verboseValidation: {
    title: "a token is kept, whether or not Daily tells its defaults",
    ask: async (stage) => {
      const { token } = await pair(stage);
      return token.refresh();
    },
    both: "kept",
  },
  strictValidation: {
    title: "a token that waits for its room is kept, one whose room is deleted is gone",
    ask: async (stage) => {
      const early = await stage.token({ ...standup, allowMissingRoom: true }).create();
      const waiting = await early.refresh();
      const { room, token } = await pair(stage);
      await room.delete();
      return { waiting, orphaned: await token.refresh(), said: stage.answers("GET /meeting-tokens/:token") };
    },
    off: { waiting: "kept", orphaned: "gone", said: [200, 200] },
    on: { waiting: "kept", orphaned: "gone", said: [400, 400] },
  },
  refuseOldTokens: {
    title: "a token that waited for its room is kept, unless it counts for nothing there",
    beside: { strictValidation: true },
    ask: async (stage) => {
      const early = await stage.token({ ...standup, allowMissingRoom: true }).create();
      stage.pass(2);
      const { token } = await pair(stage);
      return [await early.refresh(), await token.refresh()];
    },
    off: ["kept", "kept"],
    on: ["gone", "kept"],
  },
  expiredRoomsAlive: {
    title: "an expired room is kept, and a later exp replaces it",
    ask: async (stage) => {
      const room = await expiredRoom(stage);
      const found = await room.refresh();
      const lookUp = stage.answers("GET /rooms/:name").at(-1);
      await room.replace({ name: "standup", exp: stage.now + HOUR });
      await room.isQuiet();
      return { found, lookUp, warned: warned(stage, /expired at .*; Daily treats it as deleted/) };
    },
    off: { found: "kept", lookUp: 404, warned: true },
    on: { found: "kept", lookUp: 200, warned: true },
  },
  expiredDeletes: {
    title: "an expired room is deleted",
    ask: async (stage) => {
      await (await expiredRoom(stage)).delete();
      return stage.answers("DELETE /rooms/:name");
    },
    off: [404],
    on: [200],
  },
  fullConfig: {
    title: "a room with a default written out is quiet, whether or not Daily shows it",
    ask: async (stage) => {
      await (await stage.room({ name: "standup", enableChat: false, maxParticipants: 5 }).create()).isQuiet();
      return (await asAccount(stage, () => getRoom({ name: "standup" }))).properties;
    },
    off: { maxParticipants: 5 },
    on: { enableChat: false, maxParticipants: 5 },
  },
  undocumentedDefaults: {
    title: "a room with what may be a default is quiet, also after an update of something else",
    ask: async (stage) => {
      const room = await stage.room({ name: "standup", enablePeopleUi: true }).create();
      await room.isQuiet();
      await room.update({ name: "standup", enablePeopleUi: true, enableChat: true });
      await room.isQuiet();
      return (await asAccount(stage, () => getRoom({ name: "standup" }))).properties;
    },
    off: { enablePeopleUi: true, enableChat: true },
    on: { enableChat: true },
  },
  mergesObjects: {
    title: "a key that is taken out of an object goes, with two more calls only where Daily merges",
    ask: async (stage) => {
      const whole = { hasPresence: false, canSend: ["audio"], canAdmin: ["participants"] };
      const room = await stage.room({ name: "standup", permissions: whole }).create();
      await room.update({ name: "standup", permissions: { hasPresence: false } });
      await room.isQuiet();
      const { permissions } = (await asAccount(stage, () => getRoom({ name: "standup" }))).properties;
      return { permissions, calls: stage.answers("POST /rooms/:name").length };
    },
    off: { permissions: { hasPresence: false }, calls: 1 },
    on: { permissions: { hasPresence: false }, calls: 3 },
  },
  refusesResets: {
    title: "what has a default goes back to it; of what has none it is told that it stays, and the rest is done",
    ask: async (stage) => {
      const args = { name: "standup", lang: "de", enableChat: true, geo: "eu-west-2" };
      const room = await stage.room(args).create();
      const said = await outcome(room.update({ name: "standup", startVideoOff: true }));
      return { said, properties: (await asAccount(stage, () => getRoom({ name: "standup" }))).properties };
    },
    off: { said: "done", properties: { startVideoOff: true } },
    on: {
      said: saying(/^Daily refuses to reset geo of room "standup"/),
      properties: { startVideoOff: true, geo: "eu-west-2" },
    },
  },
  rateLimit: {
    title: "all of many tokens are made, also without pacing",
    ask: manyTokens,
    off: { made: 25, limited: false },
    on: { made: 25, limited: true },
  },
  retryAfter: {
    title: "all of many tokens are made, whether or not Daily says when to ask again",
    beside: { rateLimit: true },
    ask: manyTokens,
    both: { made: 25, limited: true },
  },
  freePlan: {
    title: "a paid property is an error of code forbidden that names it",
    ask: async (stage) => {
      const room = stage.room({ name: "standup", maxParticipants: 5 });
      const paid = { ...everyRoom, startCloudRecording: true };
      return {
        room: await outcome(room.create().then(() => "made")),
        token: await outcome(
          stage
            .token(paid)
            .create()
            .then(() => "made"),
        ),
        code: await codeOf(mintMeetingToken(paid, stage.account)),
      };
    },
    off: { room: "made", token: "made", code: "none" },
    on: {
      room: saying(/^Daily does not allow this account \(403, invalid-plan-type, .*max_participants\)/),
      token: saying(/^Daily does not allow this account \(403, invalid-plan-type, .*start_cloud_recording\)/),
      code: "forbidden",
    },
  },
  racingCreates: {
    title:
      "a name that is taken between look and creation is told; where Daily lets both pass, the earlier room's end leaves the later",
    ask: async (stage) => {
      stage.emulator.clock.set(stage.now);
      const first = await stage.room({ name: "standup" }).create();
      const second = stage.room({ name: "standup" });
      stage.emulator.fault("GET /rooms/:name 404 times=1");
      const made = await outcome(second.create().then(() => "made"));
      await first.delete();
      return [
        made,
        stage.answers("DELETE /rooms/:name"),
        made === "made" ? await outcome(second.isQuiet()) : undefined,
      ];
    },
    off: [saying(/^A room named "standup" already exists at Daily/), [200], undefined],
    on: ["made", [], "done"],
  },
  refusesOlderProperties: {
    neverAsks: "owner_only_broadcast",
    because: "its rooms have no property that Daily documents no longer",
  },
  shortUrls: {
    title: "a token that is too long to be asked about is kept, and that is said",
    ask: async (stage) => {
      const token = await stage.token({ ...everyRoom, userName: "u".repeat(2_000) }).create();
      return [
        await token.refresh(),
        warned(stage, /^warning: Token \w+ could not be validated: it has \d+ characters/),
      ];
    },
    off: ["kept", false],
    on: ["kept", true],
  },
  fourSendKinds: {
    title: "custom tracks in canSend are self-signed under their short names, and Daily's word on them is told",
    ask: async (stage) => {
      const permissions = { canSend: ["audio", "customAudio", "music"] };
      const self = await stage.token({ ...everyRoom, permissions, signedBy: "apiKey" }).create();
      const signed = stage.token({ ...everyRoom, permissions });
      return {
        claims: decoded(self).claims.p,
        read: decoded(self).properties.permissions,
        signed: await outcome(signed.create().then(() => "made")),
      };
    },
    off: {
      claims: { cs: "a,ca,music" },
      read: { canSend: ["audio", "customAudio", "music"] },
      signed: "made",
    },
    on: {
      claims: { cs: "a,ca,music" },
      read: { canSend: ["audio", "customAudio", "music"] },
      signed: saying(/^Daily refused the request \(400, .*permissions\.canSend\[1\] should be one of/),
    },
  },
};
