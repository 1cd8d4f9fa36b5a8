import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { byHand } from "../support/byHand";
import { describeWith } from "../support/onPath";
import { withPlugin } from "../support/plugin";
import { steps } from "../support/steps";
import { walk } from "../support/walk";
import { runYaml } from "../support/yaml";

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
    sfu_switchover: 0.5,
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
  const generated = () => readFileSync(join(world.stack.folder, "generated.yaml"), "utf8");

  test("of a room with 20 settings writes a program", async () => {
    await byHand(world, "POST", "/rooms", ROOM);
    runYaml(world.stack, { resources: {} });
    console.log(await world.stack.pulumi("import", "daily:index:Room", "lobby", "lobby", "--stack", "test", "--yes", "--out", "generated.yaml"));
    console.log(generated());
  });

  test("whose next preview is empty", async () => {
    runYaml(world.stack, parse(generated()));
    const run = await world.stack.preview({ expectNoChanges: true });
    console.log(run.output);
    expect(run.operations).toEqual({ lobby: "same" });
  });
});
