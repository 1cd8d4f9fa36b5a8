import {
  boolean,
  type Field,
  type Kinds,
  number,
  type ObjectShape,
  objectOfKinds,
  oneOf,
  openObject,
  string,
  union,
} from "../properties/shape";

const bucketFields = {
  bucketName: { rest: "bucket_name", shape: string(), required: true, doc: "The bucket's name." },
  bucketRegion: { rest: "bucket_region", shape: string(), required: true, doc: "The bucket's region." },
  storageProvider: {
    rest: "storage_provider",
    shape: oneOf("aws", "oci"),
    default: "aws",
    doc: "Who holds the bucket: Amazon S3, or Oracle Cloud Infrastructure.",
  },
  assumeRoleArn: {
    rest: "assume_role_arn",
    shape: string(),
    doc: "The role that Daily assumes to write to the bucket. Amazon S3 needs it; Oracle has none.",
  },
  namespace: {
    rest: "namespace",
    shape: string(),
    doc: "The namespace of the bucket. Oracle needs it; Amazon S3 has none.",
  },
  allowApiAccess: {
    rest: "allow_api_access",
    shape: boolean,
    doc: "Whether Daily's API may hand out links to what is in the bucket.",
  },
} as const satisfies Record<string, Field>;

const bucketKinds: Kinds = { by: "storageProvider", needs: { aws: ["assumeRoleArn"], oci: ["namespace"] } };

export const recordingsBucket: ObjectShape = objectOfKinds(
  {
    ...bucketFields,
    allowStreamingFromBucket: {
      rest: "allow_streaming_from_bucket",
      shape: boolean,
      default: false,
      doc: "Whether recordings may be watched from the bucket rather than only downloaded.",
    },
  },
  bucketKinds,
);

export const transcriptionBucket: ObjectShape = objectOfKinds(bucketFields, bucketKinds);

export const recordingsTemplate = string({
  maxLength: 1024,
  pattern: {
    regex:
      /^(?:[0-9A-Za-z./_-]|\{[A-Za-z_]+\})*\{epoch_time\}(?:(?:[0-9A-Za-z./_-]|\{[A-Za-z_]+\})*(?:\/|\{[A-Za-z_]+\}))?(?:[0-9A-Za-z_-]*|[0-9A-Za-z._-]*\.mp4)$/,
    rule: "a path that contains {epoch_time}, of A-Z, a-z, 0-9, '.', '/', '-', '_' and tags such as {room_name}, with no other extension than .mp4",
  },
});

export const transcriptionTemplate = string({
  maxLength: 1024,
  pattern: { regex: /\{epoch_time\}/, rule: "a path that contains {epoch_time}" },
});

/** Options of daily-js startTranscription. */
export const autoTranscription: ObjectShape = openObject({
  language: { shape: string(), doc: "The language that is spoken." },
  model: { shape: string(), doc: "The transcription model." },
  punctuate: { shape: boolean, doc: "Add punctuation." },
  profanityFilter: { rest: "profanity_filter", shape: boolean, doc: "Leave profanities out." },
  endpointing: { shape: union(boolean, number({ min: 0 })), doc: "How a pause ends a sentence." },
  extra: { shape: openObject({}), doc: "Further options for the transcription service." },
});

export const rawTracksAudio = oneOf(
  "aac",
  "wav",
  "wav-48k",
  "wav-48k-stereo",
  "wav-48k-mono",
  "wav-44k1",
  "wav-44k1-stereo",
  "wav-44k1-mono",
  "",
);
