import type { MeetingTokenProperties, MintMeetingTokenProperties } from "../../../provider/src/token";

/** What the compiler says to a program; `npm run lint` compiles this file. */
test("the compiler takes what Daily takes", () => {
  const all: Required<MeetingTokenProperties> = {
    roomName: "standup",
    nbf: 1,
    exp: 2,
    ejectAtTokenExp: true,
    ejectAfterElapsed: 60,
    isOwner: true,
    userName: "Bot",
    userId: "7",
    enableScreenshare: false,
    startVideoOff: true,
    startAudioOff: true,
    enableRecording: ["cloud", "raw-tracks"],
    enableRecordingUi: true,
    startCloudRecording: true,
    startCloudRecordingOpts: { width: 1280, layout: { preset: "custom", composition_params: {} } },
    autoStartTranscription: true,
    enablePrejoinUi: true,
    enableLiveCaptionsUi: true,
    enableTerseLogging: true,
    knocking: true,
    closeTabOnExit: true,
    redirectOnMeetingExit: "https://example.com",
    lang: "pt-BR",
    permissions: {
      hasPresence: true,
      canSend: ["audio", "screenVideo"],
      canReceive: { base: { customVideo: { "*": true } }, byUserId: { "7": false } },
      canAdmin: ["participants"],
    },
    otherProperties: { some_new_thing: { a: 1 } },
  };
  expect(Object.keys(all)).toHaveLength(25);
});

test("the compiler refuses the rest", () => {
  const refused: MintMeetingTokenProperties[] = [
    // @ts-expect-error a flag as text
    { isOwner: "true" },
    // @ts-expect-error a time as text
    { exp: "1767225600" },
    // @ts-expect-error a language that is none of Daily's
    { lang: "ja" },
    // @ts-expect-error a kind of recording that there is not
    { enableRecording: "everything" },
    // @ts-expect-error a REST name
    { room_name: "standup" },
    // @ts-expect-error a permission of another type
    { permissions: { canSend: [1] } },
    // @ts-expect-error a field that there is not
    { permissions: { canFly: true } },
    // @ts-expect-error a layout without its preset
    { startCloudRecordingOpts: { layout: {} } },
    // @ts-expect-error a duration without a unit
    { expiresIn: "3600" },
    // @ts-expect-error another unit
    { expiresIn: "1y" },
  ];
  expect(refused).toHaveLength(10);
});
