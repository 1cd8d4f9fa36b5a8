// Made by `npm run generate` from the property table beside this file. Do not edit.
import type { Permissions } from "../properties/permissions.generated";

/** How a room is set up. https://docs.daily.co/reference/rest-api/rooms/config */
export interface RoomProperties {
  /** When the room opens, in seconds since the Unix epoch. Below 100000000000: milliseconds are refused. */
  nbf?: number;
  /** When the room closes, in seconds since the Unix epoch. Daily then treats it as deleted; those inside stay, unless `ejectAtRoomExp` is set. Below 100000000000: milliseconds are refused. */
  exp?: number;
  /** How many may be in the room at once. More than 200 only on request to Daily. Default: `200`. A whole number. At least 1. Paid plans only. */
  maxParticipants?: number;
  /** Also remove those inside when the room closes. A token's own ejection settings override it. Default: `false`. */
  ejectAtRoomExp?: boolean;
  /** Remove each participant this many seconds after they joined. A token's own ejection settings override it. A whole number. At least 0. */
  ejectAfterElapsed?: number;
  /** Let people without a token knock at a private room. */
  enableKnocking?: boolean;
  /** Whether screens may be shared. Fixed once a session has started. Default: `true`. */
  enableScreenshare?: boolean;
  /** The kinds of recording that may be started: one of them or a list. No entry twice. */
  enableRecording?: "cloud" | "cloud-audio-only" | "local" | "raw-tracks" | Array<"cloud" | "cloud-audio-only" | "local" | "raw-tracks">;
  /** The audio format of raw-tracks recordings. */
  enableRawTracksTranscodedAudio?: "aac" | "wav" | "wav-48k" | "wav-48k-stereo" | "wav-48k-mono" | "wav-44k1" | "wav-44k1-stereo" | "wav-44k1-mono" | "";
  /** What participants may do at first. A token's permissions beat it, field by field. */
  permissions?: Permissions;
  /** Everybody joins with the camera off. Default: `false`. */
  startVideoOff?: boolean;
  /** Everybody joins with the microphone off. Default: `false`. */
  startAudioOff?: boolean;
  /** Whether there is a chat. Default: `false`. */
  enableChat?: boolean;
  /** A chat with emoji, GIFs and replies. Default: `false`. Daily Prebuilt only. */
  enableAdvancedChat?: boolean;
  /** Whether latecomers see what was written before. Default: `true`. */
  enableSharedChatHistory?: boolean;
  /** Whether the People panel shows. Daily Prebuilt only. */
  enablePeopleUi?: boolean;
  /** Whether a busy processor is reported to the participant. Daily Prebuilt only. */
  enableCpuWarningNotifications?: boolean;
  /** Whether the prejoin page shows. A token beats it. Daily Prebuilt only. */
  enablePrejoinUi?: boolean;
  /** Whether noise cancellation is offered. Daily Prebuilt only. */
  enableNoiseCancellationUi?: boolean;
  /** Whether backgrounds and blur are offered. Default: `true`. Daily Prebuilt only. */
  enableVideoProcessingUi?: boolean;
  /** Whether picture-in-picture is offered. Daily Prebuilt only. */
  enablePipUi?: boolean;
  /** Whether emoji reactions are offered. Daily Prebuilt only. */
  enableEmojiReactions?: boolean;
  /** Whether participants may raise a hand. Daily Prebuilt only. */
  enableHandRaising?: boolean;
  /** Whether live captions are offered. A token beats it. Daily Prebuilt only. */
  enableLiveCaptionsUi?: boolean;
  /** Whether the state of the network shows. Daily Prebuilt only. */
  enableNetworkUi?: boolean;
  /** Whether breakout rooms are offered (beta). Daily Prebuilt only. */
  enableBreakoutRooms?: boolean;
  /** Those who are no owner join without presence: they hear and see, and are not seen. Default: `false`. */
  enableHiddenParticipants?: boolean;
  /** Tune the page for calls of 1000 and more. Daily Prebuilt only. */
  experimentalOptimizeLargeCalls?: boolean;
  /** A second join with the same `userId` ejects the first. It limits the sharing of a token. Default: `false`. */
  enforceUniqueUserIds?: boolean;
  /** Spread the call over several media servers. */
  enableMeshSfu?: boolean;
  /** From how many participants the call runs through a media server; 0.5 is at once. Daily recommends 0.5 or a whole number. Default: `0.5`. */
  sfuSwitchover?: number;
  /** Fit the sent video layers to the network. Default: `true`. */
  enableAdaptiveSimulcast?: boolean;
  /** The same in calls of more than two. Needs `enableAdaptiveSimulcast`. Default: `false`. */
  enableMultipartyAdaptiveSimulcast?: boolean;
  /** Log less, for calls of more than 200 people. Default: `false`. */
  enableTerseLogging?: boolean;
  /** The language of Daily Prebuilt; `user` is the browser's language. A token beats it. Default: `"en"`. */
  lang?: "da" | "de" | "en" | "es" | "fi" | "fr" | "it" | "jp" | "ka" | "nl" | "no" | "pt" | "pt-BR" | "pl" | "ru" | "sv" | "tr" | "user";
  /** A URL that Daily calls when somebody joins. If it holds a key, give it as a secret. An http or https URL. At most 255 characters. */
  meetingJoinHook?: string;
  /** The region of the media server; without it, the one nearest to the first participant. */
  geo?: "af-south-1" | "ap-northeast-2" | "ap-southeast-1" | "ap-southeast-2" | "ap-south-1" | "eu-central-1" | "eu-west-2" | "sa-east-1" | "us-east-1" | "us-west-2";
  /** The region of live streaming and recording; without it, the nearest. */
  rtmpGeo?: "us-west-2" | "eu-central-1" | "ap-south-1";
  /** Fail rather than use another region than `rtmpGeo`. Default: `false`. */
  disableRtmpGeoFallback?: boolean;
  /** Your own bucket for recordings. */
  recordingsBucket?: {
    /** The bucket's name. */
    bucketName: string;
    /** The bucket's region. */
    bucketRegion: string;
    /** Who holds the bucket: Amazon S3, or Oracle Cloud Infrastructure. Default: `"aws"`. */
    storageProvider?: "aws" | "oci";
    /** The role that Daily assumes to write to the bucket. Amazon S3 needs it; Oracle has none. */
    assumeRoleArn?: string;
    /** The namespace of the bucket. Oracle needs it; Amazon S3 has none. */
    namespace?: string;
    /** Whether Daily's API may hand out links to what is in the bucket. */
    allowApiAccess?: boolean;
    /** Whether recordings may be watched from the bucket rather than only downloaded. Default: `false`. */
    allowStreamingFromBucket?: boolean;
  };
  /** Your own bucket for transcripts. */
  transcriptionBucket?: {
    /** The bucket's name. */
    bucketName: string;
    /** The bucket's region. */
    bucketRegion: string;
    /** Who holds the bucket: Amazon S3, or Oracle Cloud Infrastructure. Default: `"aws"`. */
    storageProvider?: "aws" | "oci";
    /** The role that Daily assumes to write to the bucket. Amazon S3 needs it; Oracle has none. */
    assumeRoleArn?: string;
    /** The namespace of the bucket. Oracle needs it; Amazon S3 has none. */
    namespace?: string;
    /** Whether Daily's API may hand out links to what is in the bucket. */
    allowApiAccess?: boolean;
  };
  /** The path of recordings in your bucket. Default: `"{domain_name}/{room_name}/{epoch_time}"`. At most 1024 characters. It must be a path that contains {epoch_time}, of A-Z, a-z, 0-9, '.', '/', '-', '_' and tags such as {room_name}, with no other extension than .mp4. */
  recordingsTemplate?: string;
  /** The path of transcripts in your bucket. Default: `"{domain_name}/{room_name}/{epoch_time}.vtt"`. At most 1024 characters. It must be a path that contains {epoch_time}. */
  transcriptionTemplate?: string;
  /** Keep transcripts. Default: `false`. */
  enableTranscriptionStorage?: boolean;
  /** Options of daily-js startTranscription for transcriptions that start by themselves. Paid plans only. */
  autoTranscriptionSettings?: {
    /** The language that is spoken. */
    language?: string;
    /** The transcription model. */
    model?: string;
    /** Add punctuation. */
    punctuate?: boolean;
    /** Leave profanities out. */
    profanityFilter?: boolean;
    /** How a pause ends a sentence. At least 0. */
    endpointing?: boolean | number;
    /** Further options for the transcription service. */
    extra?: {
      [further: string]: unknown;
    };
    [further: string]: unknown;
  };
  /** Let participants call out by phone. Default: `false`. */
  enableDialout?: boolean;
  /** How calls go out. */
  dialoutConfig?: {
    /** Whether a call may be made from an empty room. Default: `false`. */
    allowRoomStart?: boolean;
    /** The region that calls go out from. */
    dialoutGeo?: string;
    /** How many seconds a call stays alone in the room. Default: `0`. A whole number. At least 0. */
    maxIdleTimeoutSec?: number;
  };
  /** A PIN for the room, for calls by phone. Needs an `exp` less than 365 days from now. */
  dialin?: {
    /** The caller's name in the room. */
    displayName?: string;
    /** Whether a caller who is early hears music until somebody is there, rather than lose the call. */
    waitForMeetingStart?: boolean;
    /** The numbers to call. Without them, the number that the domain bought first. */
    roomNumbers?: Array<{
      /** A number that the domain has bought, such as `+12095551234`. */
      phoneNumber: string;
    }>;
  };
  /** A SIP address for the room. */
  sip?: {
    /** The caller's name in the room. */
    displayName: string;
    /** The direction of the calls. */
    sipMode: "dial-in";
    /** Whether SIP callers send and receive video. Default: `false`. */
    video?: boolean;
    /** How many SIP addresses the room has. Default: `1`. A whole number. At least 1. */
    numEndpoints?: number;
    /** Whether the SIP user name has digits only. Not with more than one endpoint. Default: `false`. */
    forceDigitOnlyUsername?: boolean;
    /** The codecs that are offered. */
    codecs?: {
      /** Audio codecs, in order. No entry twice. */
      audio?: Array<"OPUS" | "G722" | "PCMU" | "PCMA">;
      /** Video codecs, in order. No entry twice. */
      video?: Array<"H264" | "VP8">;
    };
    /** Who provides the SIP connection. */
    provider?: "daily";
  };
  /** Named targets for live streams. */
  streamingEndpoints?: Array<{
    /** The endpoint's name. */
    name: string;
    /** Its kind. */
    type: "rtmp" | "hls";
    /** Where an `rtmp` endpoint streams to, such as `{ url: "rtmps://example.com/live/KEY" }`. */
    rtmpConfig?: {
      /** Where to stream to, such as `rtmps://example.com/live/KEY`. Whoever has the stream key in it can stream there: give it as a secret. */
      url: string;
    };
    /** How an `hls` endpoint streams, and the bucket that it streams to. */
    hlsConfig?: {
      /** Whether the stream is kept as a recording when it has ended. */
      saveHlsRecording?: boolean;
      /** Your own S3 bucket for the stream. */
      storage?: {
        /** The S3 bucket's name. */
        bucketName?: string;
        /** The S3 bucket's region. */
        bucketRegion?: string;
        /** The role that Daily assumes to write to the bucket. */
        assumeRoleArn?: string;
        /** What the path in the bucket begins with. @deprecated Daily wants `pathTemplate` in its place. */
        path?: string;
        /** The path in the bucket, with tags. At most 1024 characters. It must be a path of A-Z, a-z, 0-9, '.', '/', '-', '_' and tags such as {room_name}. */
        pathTemplate?: string;
        [further: string]: unknown;
      };
      /** The renditions; Daily has defaults of its own. One of them may be of 1080p, the others are of 720p at most. At most 4 entries without `iframeOnly`, and at least one; at most 1 with it. */
      variants?: Array<{
        /** Width of the picture in pixels. A whole number. From 32 to 1920. */
        width?: number;
        /** Height of the picture in pixels. A whole number. From 32 to 1920. */
        height?: number;
        /** Frames per second. From 1 to 30. */
        fps?: number;
        /** Bit rate. In kbit/s. From 100 to 5000. */
        bitrate?: number;
        /** Whether it has key frames only, one a segment. Daily then ignores `fps`. */
        iframeOnly?: boolean;
        [further: string]: unknown;
      }>;
      /** The same, as the API reference spells it; the HLS guide writes `variants`. At most 4 entries without `iframeOnly`, and at least one; at most 1 with it. */
      variant?: Array<{
        /** Width of the picture in pixels. A whole number. From 32 to 1920. */
        width?: number;
        /** Height of the picture in pixels. A whole number. From 32 to 1920. */
        height?: number;
        /** Frames per second. From 1 to 30. */
        fps?: number;
        /** Bit rate. In kbit/s. From 100 to 5000. */
        bitrate?: number;
        /** Whether it has key frames only, one a segment. Daily then ignores `fps`. */
        iframeOnly?: boolean;
        [further: string]: unknown;
      }>;
      [further: string]: unknown;
    };
  }>;
  /** For a property that Daily has added and that has no argument of its own here yet: under Daily's own name, passed on as it is. Once there is such an argument the name is refused here. Default: `{}`. */
  otherProperties?: {
    [further: string]: unknown;
  };
}
