import { arrayOf, integer, type ObjectShape, object, oneOf, openObject, string } from "../properties/shape";
import { snakeCase, uuid } from "../properties/shared";

const color = { regex: /^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, rule: "#rrggbb or #aarrggbb" } as const;

/** Options of daily-js startRecording. https://docs.daily.co/reference/daily-js/instance-methods/start-recording */
export const startCloudRecordingOpts: ObjectShape = object({
  width: {
    shape: integer({ unit: "pixels", min: 2, even: true }),
    doc: "Width of the picture in pixels.",
  },
  height: {
    shape: integer({ unit: "pixels", min: 2, even: true }),
    doc: "Height of the picture in pixels.",
  },
  fps: { shape: integer({ unit: "fps", min: 1 }), doc: "Frames per second." },
  videoBitrate: { shape: integer({ unit: "kbps", min: 10, max: 10_000 }), doc: "Bit rate of the video." },
  audioBitrate: { shape: integer({ unit: "kbps", min: 10, max: 320 }), doc: "Bit rate of the audio." },
  minIdleTimeOut: {
    shape: integer({ unit: "seconds", min: 0 }),
    default: 300,
    doc: "How many seconds the recording continues when nobody is there.",
  },
  maxDuration: {
    shape: integer({ unit: "seconds", min: 1 }),
    doc: "How many seconds the recording lasts at most. Without it Daily ends it after 3 hours.",
  },
  backgroundColor: { shape: string({ pattern: color }), doc: "Colour behind the participants." },
  instanceId: { shape: string({ pattern: uuid }), doc: "Distinguishes this recording from others of the same room." },
  type: { shape: oneOf("cloud", "cloud-audio-only", "raw-tracks"), doc: "The kind of the recording." },
  layout: {
    shape: openObject(
      {
        preset: {
          shape: oneOf(
            "default",
            "audio-only",
            "single-participant",
            "active-participant",
            "portrait",
            "raw-tracks-audio-only",
            "custom",
          ),
          required: true,
          doc: "The layout's name; further fields depend on it.",
        },
      },
      { further: snakeCase },
    ),
    doc: "How the participants are arranged.",
  },
  dataOutputs: {
    shape: arrayOf(oneOf("event-json", "transcript-webvtt", "chat-webvtt"), { unique: true }),
    doc: "Files to create in addition to the recording.",
  },
});
