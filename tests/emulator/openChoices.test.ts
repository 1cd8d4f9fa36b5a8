import { sign } from "jsonwebtoken";
import { decodeMeetingToken } from "pulumi-daily/token";
import type { Emulator, Switches, SwitchName } from "../../emulator/src/index.js";
import {
  type Api,
  apiOf,
  DOMAIN_ID,
  KEY,
  NOW,
  ok,
  outcome,
  payloadText,
  refused,
  send,
  startDaily,
  stopAll,
} from "./support.js";

afterEach(stopAll);

interface Daily {
  readonly emulator: Emulator;
  readonly api: Api;
}

/** A question to the emulator, and what it answers with the switch off and on. */
interface OpenChoice {
  /** The switches that have to be on for this one to matter. */
  readonly beside?: Partial<Switches>;
  readonly ask: (daily: Daily) => Promise<unknown>;
  readonly off: unknown;
  readonly on: unknown;
}

const notFound = (info: string) => ({ status: 404, body: { error: "not-found", info } });
const pageOf = async (response: Response) => ({
  status: response.status,
  type: response.headers.get("content-type"),
  text: await response.text(),
});
const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

const minted =
  (properties: Record<string, unknown>) =>
  async ({ api }: Daily) =>
    outcome(await api.post("/meeting-tokens", { properties }));
const statusOf =
  (properties: Record<string, unknown>) =>
  async ({ api }: Daily) =>
    (await api.post("/meeting-tokens", { properties })).status;
const payloadOf =
  (properties: Record<string, unknown>) =>
  async ({ api }: Daily) =>
    payloadText(await api.mint(properties));
const validationOf = async ({ api }: Daily, token: string, query = "") =>
  outcome(await api.get(`/meeting-tokens/${token}${query}`));

const exp = NOW + 60;
const expiredRoom = async ({ emulator, api }: Daily) => {
  await api.post("/rooms", { name: "standup", properties: { exp } });
  emulator.clock.set(exp);
};

const choices: Record<SwitchName, OpenChoice> = {
  routeBeforeKey: {
    ask: async ({ emulator }) => outcome(await send(`${emulator.url}/nowhere`)),
    off: { status: 400, body: { error: "authorization-header-error", info: "invalid authorization header" } },
    on: notFound("not found"),
  },
  otherHeaderError: {
    ask: async ({ emulator }) => outcome(await send(`${emulator.url}/rooms`)),
    off: { status: 400, body: { error: "authorization-header-error", info: "invalid authorization header" } },
    on: refused("bad Authorization header format"),
  },
  unknownRoutePage: {
    ask: async ({ emulator }) => (await pageOf(await fetch(`${emulator.url}/nowhere`, bearer(KEY)))).type,
    off: "application/json; charset=utf-8",
    on: "text/html",
  },
  signsWithKey: {
    ask: async (daily) => {
      const token = await daily.api.mint({});
      const { key } = daily.emulator.rotateKey();
      return outcome(await apiOf(daily.emulator, key).get(`/meeting-tokens/${token}`));
    },
    off: ok({}),
    on: refused("invalid signature"),
  },
  oneKey: {
    ask: async ({ emulator, api }) => {
      const { config } = (await api.get("/")).body;
      emulator.rotateKey({ keepOld: true });
      return { keys: config.max_api_keys, oldKey: (await api.get("/rooms")).status };
    },
    off: { keys: 2, oldKey: 200 },
    on: { keys: 1, oldKey: 401 },
  },
  tokenNeedsRoom: {
    ask: async (daily) => {
      const before = await statusOf({ room_name: "standup" })(daily);
      await daily.api.post("/rooms", { name: "standup" });
      return [before, await statusOf({ room_name: "standup" })(daily), await statusOf({})(daily)];
    },
    off: [200, 200, 200],
    on: [400, 200, 200],
  },
  unnamedClaimsLeftOut: {
    ask: payloadOf({ enable_prejoin_ui: true }),
    off: `{"enable_prejoin_ui":true,"d":"${DOMAIN_ID}","iat":${NOW}}`,
    on: `{"d":"${DOMAIN_ID}","iat":${NOW}}`,
  },
  recordingsAsText: {
    ask: async (daily) => {
      const token = await daily.api.mint({ enable_recording: ["cloud", "local"] });
      const { claims, properties } = decodeMeetingToken(token);
      return [claims.er, properties.enableRecording, (await validationOf(daily, token)).body];
    },
    off: [["cloud", "local"], ["cloud", "local"], { enable_recording: ["cloud", "local"] }],
    on: ["cloud,local", ["cloud", "local"], { enable_recording: ["cloud", "local"] }],
  },
  dropsDefaults: {
    ask: payloadOf({ is_owner: false, start_video_off: true }),
    off: `{"o":false,"vo":true,"d":"${DOMAIN_ID}","iat":${NOW}}`,
    on: `{"vo":true,"d":"${DOMAIN_ID}","iat":${NOW}}`,
  },
  refusesOlderProperties: {
    ask: async ({ api }) => {
      const older = { owner_only_broadcast: true, signaling_impl: "ws", autojoin: true, audio_only: false };
      const made = await api.post("/rooms", { name: "standup", properties: { ...older, enable_chat: true } });
      await api.post("/rooms", { name: "retro", properties: { owner_only_broadcast: false } });
      const { status, body } = await api.post("/rooms/standup", { properties: { signaling_impl: 7 } });
      return [made.body.info ?? made.body.config, status, body.info, (await api.get("/rooms/retro")).body.config];
    },
    off: [
      { owner_only_broadcast: true, signaling_impl: "ws", autojoin: true, audio_only: false, enable_chat: true },
      400,
      "signaling_impl should be a string",
      {},
    ],
    on: ["unknown parameter 'owner_only_broadcast'", 404, "room standup not found", undefined],
  },
  refusesOddTimes: {
    ask: (daily) =>
      Promise.all(
        [{ exp: exp + 0.5 }, { exp: exp * 1000 }, { nbf: NOW + 0.5 }, { exp }].map(async (properties) => {
          const room = await daily.api.post("/rooms", { properties });
          return room.status;
        }),
      ),
    off: [200, 200, 200, 200],
    on: [400, 400, 400, 200],
  },
  fourSendKinds: {
    ask: async (daily) => {
      const permissions = { canSend: ["audio", "customVideo", "music"] };
      const now = { iat: NOW, d: DOMAIN_ID };
      const self = sign({ ...now, p: { cs: "a,cv,ca,music" } }, KEY);
      return [
        (await minted({ permissions })(daily)).status,
        (await daily.api.post("/rooms", { properties: { permissions } })).body.info ?? "made",
        (await validationOf(daily, self)).status,
        (await validationOf(daily, self)).body.permissions,
      ];
    },
    off: [200, "made", 200, { canSend: ["audio", "customVideo", "customAudio", "music"] }],
    on: [400, "permissions.canSend[1] should be one of 'video', 'audio', 'screenVideo', 'screenAudio'", 400, undefined],
  },
  rejectsAs404: {
    ask: async (daily) => validationOf(daily, `${(await daily.api.mint({})).slice(0, -4)}AAAA`),
    off: refused("invalid signature"),
    on: notFound("invalid signature"),
  },
  verboseValidation: {
    ask: async (daily) => {
      const { body } = await validationOf(daily, await daily.api.mint({ room_name: "standup", lang: "de" }));
      const { room_name, lang, is_owner, enable_screenshare, domain_id, iat } = body;
      return { room_name, lang, is_owner, enable_screenshare, domain_id, iat };
    },
    off: { room_name: "standup", lang: "de" },
    on: { room_name: "standup", lang: "de", is_owner: false, enable_screenshare: true, domain_id: DOMAIN_ID, iat: NOW },
  },
  strictValidation: {
    ask: async (daily) => {
      const { emulator, api } = daily;
      const token = await api.mint({ room_name: "standup" });
      const status = async () => (await validationOf(daily, token)).status;
      const neverWas = await status();
      await api.post("/rooms", { name: "standup", properties: { exp } });
      const alive = await status();
      emulator.clock.set(exp);
      const expired = await status();
      await api.delete("/rooms/standup");
      const deleted = await validationOf(daily, token);
      return {
        neverWas,
        alive,
        expired,
        deleted,
        forEveryRoom: (await validationOf(daily, await api.mint({}))).status,
      };
    },
    off: { neverWas: 200, alive: 200, expired: 200, deleted: ok({ room_name: "standup" }), forEveryRoom: 200 },
    on: { neverWas: 400, alive: 200, expired: 400, deleted: refused("room standup not found"), forEveryRoom: 200 },
  },
  refuseOldTokens: {
    beside: { strictValidation: true },
    ask: async (daily) => {
      const { emulator, api } = daily;
      const old = await api.mint({ room_name: "standup" });
      emulator.clock.advance(1);
      await api.post("/rooms", { name: "standup" });
      const young = await api.mint({ room_name: "standup" });
      const { token } = await emulator.join({ room: "standup", token: old });
      return [await validationOf(daily, old), token.use, (await validationOf(daily, young)).status];
    },
    off: [ok({ room_name: "standup" }), "honoured", 200],
    on: [refused("invalid token"), "ignored", 200],
  },
  expiredRoomsAlive: {
    ask: async (daily) => {
      const { api } = daily;
      await expiredRoom(daily);
      const read = (await api.get("/rooms/standup")).status;
      const taken = (await api.post("/rooms", { name: "standup", properties: { exp: exp + 1 } })).status;
      return [read, taken, (await api.post("/rooms/standup", { properties: { exp: exp + 60 } })).status];
    },
    off: [404, 200, 200],
    on: [200, 400, 200],
  },
  expiredDeletes: {
    ask: async (daily) => {
      await expiredRoom(daily);
      return outcome(await daily.api.delete("/rooms/standup"));
    },
    off: { status: 404, body: { error: "not-found", info: "room standup not found", deleted: true } },
    on: ok({ deleted: true, name: "standup" }),
  },
  fullConfig: {
    ask: async ({ api }) =>
      (await api.post("/rooms", { properties: { enable_chat: false, max_participants: 5 } })).body.config,
    off: { max_participants: 5 },
    on: { enable_chat: false, max_participants: 5 },
  },
  undocumentedDefaults: {
    ask: async ({ api }) => {
      const properties = { enable_people_ui: true, enable_pip_ui: false, enable_chat: true };
      return (await api.post("/rooms", { properties })).body.config;
    },
    off: { enable_people_ui: true, enable_pip_ui: false, enable_chat: true },
    on: { enable_pip_ui: false, enable_chat: true },
  },
  mergesObjects: {
    ask: async ({ api }) => {
      const permissions = { hasPresence: true, canAdmin: false };
      await api.post("/rooms", { name: "standup", properties: { permissions } });
      const update = { permissions: { hasPresence: false } };
      return (await api.post("/rooms/standup", { properties: update })).body.config;
    },
    off: { permissions: { hasPresence: false } },
    on: { permissions: { hasPresence: false, canAdmin: false } },
  },
  refusesResets: {
    ask: async ({ emulator, api }) => {
      emulator.addProperty("some_new_thing");
      await api.post("/rooms", { name: "standup", properties: { geo: "eu-west-2", lang: "de", some_new_thing: 1 } });
      const reset = async (name: string) => {
        const { status, body } = await api.post("/rooms/standup", { properties: { [name]: null } });
        return status === 200 ? Object.keys(body.config) : body.info;
      };
      return [
        await reset("sip"),
        await reset("streaming_endpoints"),
        await reset("geo"),
        await reset("some_new_thing"),
      ];
    },
    off: [["geo", "lang", "some_new_thing"], ["geo", "lang", "some_new_thing"], ["lang", "some_new_thing"], ["lang"]],
    on: [
      ["geo", "lang", "some_new_thing"],
      ["geo", "lang", "some_new_thing"],
      "geo should be a string",
      "some_new_thing should not be null",
    ],
  },
  rateLimit: {
    ask: async ({ api }) => {
      const statuses: number[] = [];
      for (let call = 1; call <= 101; call++) statuses.push((await api.get("/")).status);
      return statuses.includes(429);
    },
    off: false,
    on: true,
  },
  retryAfter: {
    beside: { rateLimit: true },
    ask: async ({ api }) => {
      for (;;) {
        const { status, headers } = await api.get("/");
        if (status === 429) return headers.has("retry-after");
      }
    },
    off: false,
    on: true,
  },
  freePlan: {
    ask: async ({ api }) => {
      await api.post("/rooms", { name: "standup" });
      const status = async (path: string, properties: object) => (await api.post(path, { properties })).status;
      return {
        paid: [
          await status("/meeting-tokens", { start_cloud_recording: true }),
          await status("/meeting-tokens", { start_cloud_recording_opts: { fps: 25 } }),
          await status("/meeting-tokens", { auto_start_transcription: true }),
          await status("/rooms", { max_participants: 5 }),
          await status("/rooms", { auto_transcription_settings: { language: "de" } }),
          await status("/rooms/standup", { max_participants: 5 }),
        ],
        defaults: [
          await status("/meeting-tokens", { start_cloud_recording: false, auto_start_transcription: null }),
          await status("/rooms", { max_participants: 200 }),
        ],
        says: (await api.post("/rooms", { properties: { max_participants: 5 } })).body.info,
      };
    },
    off: { paid: [200, 200, 200, 200, 200, 200], defaults: [200, 200], says: undefined },
    on: {
      paid: [403, 403, 403, 403, 403, 403],
      defaults: [200, 200],
      says: "This feature is only available to paid accounts: max_participants",
    },
  },
  racingCreates: {
    ask: async ({ emulator, api }) => {
      const create = async () => (await api.post("/rooms", { name: "standup" })).body.id;
      const first = await create();
      const second = await create();
      emulator.clock.advance(1);
      const third = await create();
      const stands = (await api.get("/rooms/standup")).body.id;
      return [first, second, third].map((id) => (id === undefined ? "refused" : id === stands ? "stands" : "lost"));
    },
    off: ["stands", "refused", "refused"],
    on: ["lost", "stands", "refused"],
  },
  shortUrls: {
    ask: async ({ emulator }) => {
      const token = sign({ r: "standup", d: DOMAIN_ID, u: "u".repeat(2_000), iat: NOW }, KEY);
      const { status, type } = await pageOf(await fetch(`${emulator.url}/meeting-tokens/${token}`, bearer(KEY)));
      return { status, type };
    },
    off: { status: 200, type: "application/json; charset=utf-8" },
    on: { status: 414, type: "text/html" },
  },
};

const rows = Object.entries(choices) as [SwitchName, OpenChoice][];

test.each(rows)("%s: off is what is likelier", async (_name, { beside, ask, off }) => {
  expect(await ask(await startDaily({ ...beside }))).toEqual(off);
});

test.each(rows)("%s: on is the other side", async (name, { beside, ask, on }) => {
  expect(await ask(await startDaily({ ...beside, [name]: true }))).toEqual(on);
});
