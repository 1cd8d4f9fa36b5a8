import {
  arrayOf,
  boolean,
  integer,
  number,
  type ObjectShape,
  object,
  objectOfKinds,
  oneOf,
  openObject,
  string,
} from "../properties/shape";
import { snakeCase } from "../properties/shared";

const streamTemplate = string({
  maxLength: 1024,
  pattern: {
    regex: /^(?:[0-9A-Za-z./_-]|\{[A-Za-z_]+\})*$/,
    rule: "a path of A-Z, a-z, 0-9, '.', '/', '-', '_' and tags such as {room_name}",
  },
});

const hlsVariants = arrayOf(
  openObject(
    {
      width: { shape: integer({ unit: "pixels", min: 32, max: 1920 }), doc: "Width of the picture in pixels." },
      height: { shape: integer({ unit: "pixels", min: 32, max: 1920 }), doc: "Height of the picture in pixels." },
      fps: { shape: number({ unit: "fps", min: 1, max: 30 }), doc: "Frames per second." },
      bitrate: { shape: number({ unit: "kbps", min: 100, max: 5000 }), doc: "Bit rate." },
      iframeOnly: {
        rest: "iframe_only",
        shape: boolean,
        doc: "Whether it has key frames only, one a segment. Daily then ignores `fps`.",
      },
    },
    { further: snakeCase },
  ),
  { flagged: { by: "iframeOnly", max: 1, maxOthers: 4 } },
);

// https://docs.daily.co/docs/guides/features/live-streaming/hls
const hlsConfig: ObjectShape = openObject(
  {
    saveHlsRecording: {
      rest: "save_hls_recording",
      shape: boolean,
      doc: "Whether the stream is kept as a recording when it has ended.",
    },
    storage: {
      shape: openObject(
        {
          bucketName: { rest: "bucket_name", shape: string(), doc: "The S3 bucket's name." },
          bucketRegion: { rest: "bucket_region", shape: string(), doc: "The S3 bucket's region." },
          assumeRoleArn: {
            rest: "assume_role_arn",
            shape: string(),
            doc: "The role that Daily assumes to write to the bucket.",
          },
          path: { shape: string(), deprecatedFor: "pathTemplate", doc: "What the path in the bucket begins with." },
          pathTemplate: { rest: "path_template", shape: streamTemplate, doc: "The path in the bucket, with tags." },
        },
        { further: snakeCase },
      ),
      doc: "Your own S3 bucket for the stream.",
    },
    variants: {
      shape: hlsVariants,
      doc: "The renditions; Daily has defaults of its own. One of them may be of 1080p, the others are of 720p at most.",
    },
    variant: { shape: hlsVariants, doc: "The same, as the API reference spells it; the HLS guide writes `variants`." },
  },
  { further: snakeCase, oneOf: ["variants", "variant"] },
);

export const streamingEndpoint: ObjectShape = objectOfKinds(
  {
    name: { shape: string(), required: true, doc: "The endpoint's name." },
    type: { shape: oneOf("rtmp", "hls"), required: true, doc: "Its kind." },
    rtmpConfig: {
      rest: "rtmp_config",
      shape: object({
        url: {
          shape: string(),
          required: true,
          doc: "Where to stream to, such as `rtmps://example.com/live/KEY`. Whoever has the stream key in it can stream there: give it as a secret.",
        },
      }),
      doc: 'Where an `rtmp` endpoint streams to, such as `{ url: "rtmps://example.com/live/KEY" }`.',
    },
    hlsConfig: {
      rest: "hls_config",
      shape: hlsConfig,
      doc: "How an `hls` endpoint streams, and the bucket that it streams to.",
    },
  },
  { by: "type", needs: { rtmp: ["rtmpConfig"], hls: ["hlsConfig"] } },
);
