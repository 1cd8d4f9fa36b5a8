import { arrayOf, boolean, integer, type ObjectShape, object, oneOf, string } from "../properties/shape";

export const sip: ObjectShape = object({
  displayName: { rest: "display_name", shape: string(), required: true, doc: "The caller's name in the room." },
  sipMode: { rest: "sip_mode", shape: oneOf("dial-in"), required: true, doc: "The direction of the calls." },
  video: { shape: boolean, default: false, doc: "Whether SIP callers send and receive video." },
  numEndpoints: {
    rest: "num_endpoints",
    shape: integer({ min: 1 }),
    default: 1,
    doc: "How many SIP addresses the room has.",
  },
  forceDigitOnlyUsername: {
    rest: "force_digit_only_username",
    shape: boolean,
    default: false,
    doc: "Whether the SIP user name has digits only. Not with more than one endpoint.",
  },
  codecs: {
    shape: object({
      audio: {
        shape: arrayOf(oneOf("OPUS", "G722", "PCMU", "PCMA"), { unique: true, ordered: true }),
        doc: "Audio codecs, in order.",
      },
      video: { shape: arrayOf(oneOf("H264", "VP8"), { unique: true, ordered: true }), doc: "Video codecs, in order." },
    }),
    doc: "The codecs that are offered.",
  },
  provider: { shape: oneOf("daily"), doc: "Who provides the SIP connection." },
});

/** A room with `dialin` ends less than this many days from now. */
export const DIALIN_WITHIN_DAYS = 365;

// https://docs.daily.co/docs/guides/features/dial-in-dial-out/pstn-pin-dialin
export const dialin: ObjectShape = object({
  displayName: { rest: "display_name", shape: string(), doc: "The caller's name in the room." },
  waitForMeetingStart: {
    rest: "wait_for_meeting_start",
    shape: boolean,
    doc: "Whether a caller who is early hears music until somebody is there, rather than lose the call.",
  },
  roomNumbers: {
    rest: "room_numbers",
    shape: arrayOf(
      object({
        phoneNumber: {
          rest: "phone_number",
          shape: string(),
          required: true,
          doc: "A number that the domain has bought, such as `+12095551234`.",
        },
      }),
    ),
    doc: "The numbers to call. Without them, the number that the domain bought first.",
  },
});

export const dialout: ObjectShape = object({
  allowRoomStart: {
    rest: "allow_room_start",
    shape: boolean,
    default: false,
    doc: "Whether a call may be made from an empty room.",
  },
  dialoutGeo: { rest: "dialout_geo", shape: string(), doc: "The region that calls go out from." },
  maxIdleTimeoutSec: {
    rest: "max_idle_timeout_sec",
    shape: integer({ unit: "seconds", min: 0 }),
    default: 0,
    doc: "How many seconds a call stays alone in the room.",
  },
});
