import fc from "fast-check";
import { acceptedProperties, digitsForMany } from "../../../emulator/src/properties/check";
import { roomTable } from "../../../emulator/src/properties/restTable";
import { switchesWith } from "../../../emulator/src/switches";
import { fromRest, toRest } from "../../../provider/src/properties/rest";
import { validateProperties } from "../../../provider/src/properties/validate";
import { roomProperties } from "../../../provider/src/room/properties";
import { propertiesOf } from "../support/arbitraries";

const names = Object.keys(roomProperties);

test.each(names)(
  "room property %s: any value is taken by the check and the emulator, and comes back as it went",
  (name) => {
    fc.assert(
      fc.property(propertiesOf(roomProperties, [name]), (properties) => {
        expect(validateProperties(roomProperties, properties)).toEqual([]);
        const body = JSON.parse(JSON.stringify(toRest(roomProperties, properties)));
        // What two properties say of each other is no matter of the table.
        fc.pre(digitsForMany(body.sip) === undefined);
        const sent = "exp" in body ? { ...body, exp: 8e9 } : body;
        expect(acceptedProperties(roomTable, sent, { now: 0, switches: switchesWith({}) })).toEqual(sent);
        expect(fromRest(roomProperties, body)).toEqual(properties);
      }),
      { numRuns: 30 },
    );
  },
);

test("names are Daily's at every depth, and free keys stay", () => {
  const properties = {
    recordingsBucket: { bucketName: "b", allowStreamingFromBucket: true },
    streamingEndpoints: [{ name: "a", type: "rtmp", rtmpConfig: { url: "rtmp://x", rtmp_key: 1 } }],
    permissions: { canReceive: { byUserId: { hasPresence: { video: true } } } },
  };
  expect(toRest(roomProperties, properties)).toEqual({
    recordings_bucket: { bucket_name: "b", allow_streaming_from_bucket: true },
    streaming_endpoints: [{ name: "a", type: "rtmp", rtmp_config: { url: "rtmp://x", rtmp_key: 1 } }],
    permissions: { canReceive: { byUserId: { hasPresence: { video: true } } } },
  });
  expect(fromRest(roomProperties, toRest(roomProperties, properties))).toEqual(properties);
});

test("null resets a property; inside of one it is as good as absent", () => {
  const properties = {
    exp: null,
    lang: undefined,
    permissions: { canSend: null, canAdmin: undefined, canReceive: { byUserId: { x: null, y: true, z: undefined } } },
    autoTranscriptionSettings: { model: null, further: null },
  };
  expect(toRest(roomProperties, properties)).toEqual({
    exp: null,
    permissions: { canReceive: { byUserId: { y: true } } },
    auto_transcription_settings: { further: null },
  });
});

test("what Daily answers beside the table, or as null, is left out", () => {
  expect(fromRest(roomProperties, { lang: "fr", exp: null, sip_uri: { endpoint: "x" }, autojoin: true })).toEqual({
    lang: "fr",
  });
});

test("a value of another kind passes as it is", () => {
  const odd = { permissions: "all", streamingEndpoints: {}, enableRecording: 7, sip: [1] };
  expect(toRest(roomProperties, odd)).toEqual({
    permissions: "all",
    streaming_endpoints: {},
    enable_recording: 7,
    sip: [1],
  });
  expect(toRest(roomProperties, { permissions: { canReceive: { byUserId: 7 } } })).toEqual({
    permissions: { canReceive: { byUserId: 7 } },
  });
});
