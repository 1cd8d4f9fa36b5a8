import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { Room, type RoomArgs } from "pulumi-daily/native";
import { parse } from "yaml";
import { writes } from "../support/account";
import { byHand } from "../support/byHand";
import { describeWith } from "../support/onPath";
import { withPlugin } from "../support/plugin";
import { steps } from "../support/steps";
import { walk } from "../support/walk";
import { runYaml, type YamlProgram } from "../support/yaml";

/** A room as somebody has made it by hand, with settings of every kind. */
const ROOM = {
  name: "lobby",
  privacy: "private",
  properties: {
    max_participants: 12,
    eject_at_room_exp: true,
    eject_after_elapsed: 3_600,
    enable_knocking: true,
    enable_screenshare: false,
    enable_recording: ["cloud", "raw-tracks"],
    enable_raw_tracks_transcoded_audio: "wav-48k-mono",
    permissions: { canSend: ["audio", "screenVideo"], canReceive: { base: false } },
    start_video_off: true,
    start_audio_off: true,
    enable_chat: true,
    enable_people_ui: true,
    enable_prejoin_ui: true,
    enable_hand_raising: true,
    sfu_switchover: 4,
    lang: "pt-BR",
    geo: "eu-central-1",
    meeting_join_hook: "https://example.com/joined",
    auto_transcription_settings: { language: "de", punctuate: true, extra: { diarize: true } },
    sip: { display_name: "Phone", sip_mode: "dial-in", video: true, num_endpoints: 2 },
    streaming_endpoints: [{ name: "tv", type: "rtmp", rtmp_config: { url: "rtmps://example.com/live" } }],
  },
};

describeWith("pulumi-language-yaml", "pulumi import, in a project in YAML", () => {
  steps();
  const world = walk(async () => undefined, { environment: withPlugin });
  const program = (): YamlProgram & { resources: { lobby: Declared } } =>
    parse(readFileSync(join(world.stack.folder, "generated.yaml"), "utf8"));

  test("of a room with 20 settings writes a program that declares each of them", async () => {
    await byHand(world, "POST", "/rooms", ROOM);
    runYaml(world.stack, { resources: {} });
    const where = ["--stack", "test", "--yes", "--out", "generated.yaml"];
    await world.stack.pulumi("import", "daily:index:Room", "lobby", "lobby", ...where);
    const { name, privacy, ...settings } = program().resources.lobby.properties;
    expect([name, privacy]).toEqual(["lobby", "private"]);
    expect(Object.keys(settings)).toHaveLength(Object.keys(ROOM.properties).length);
  });

  test("the next preview of that program is empty, and so are an update and a refresh", async () => {
    runYaml(world.stack, program());
    for (const run of [await world.stack.preview(), await world.stack.up()]) {
      expect(run.operations).toEqual({ lobby: "same" });
    }
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
  });

  test("the next preview of the same program in TypeScript is empty, too", async () => {
    const { properties, options } = program().resources.lobby;
    world.stack.program = async () => void new Room("lobby", properties, options);
    expect((await world.stack.preview()).operations).toEqual({ lobby: "same" });
  });

  test("Daily was asked for no change", () => {
    expect(writes(world.emulator)).toEqual(["POST /rooms"]);
  });
});

interface Declared {
  readonly properties: RoomArgs;
  readonly options: CustomResourceOptions;
}
