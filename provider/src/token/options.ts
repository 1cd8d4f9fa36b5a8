import { anyProperties } from "../properties/otherProperties";
import { boolean, type Field, oneOf } from "../properties/shape";

/** When an update mints another token if the program does not say: so long before its expiry. */
export const DEFAULT_RENEWAL_WINDOW = { shareOfLifetime: 1 / 3, inWords: "a third of the lifetime" } as const;

/** Arguments of a MeetingToken beside Daily's properties that are checked by their shape alone. */
export const meetingTokenOptions = {
  renew: {
    shape: boolean,
    default: true,
    doc: "Whether an update mints another token once the renewal window has opened. With `false` an expired token stays, and a refresh says so.",
  },
  signedBy: {
    shape: oneOf("daily", "apiKey"),
    default: "daily",
    doc: "Who signs: `daily` (`POST /meeting-tokens`), or the provider with the `apiKey`, without any call when `daily:domainId` is set.",
  },
  allRooms: {
    shape: boolean,
    default: false,
    doc: "Says that the token is meant to open every room of the domain. Without it `roomName` is required.",
  },
  neverExpires: {
    shape: boolean,
    default: false,
    doc: "Says that the token is meant never to expire. Without it `expiresIn` or `exp` is required.",
  },
  allowMissingRoom: {
    shape: boolean,
    default: false,
    doc: "Create the token even if its room does not exist at Daily.",
  },
  otherProperties: {
    shape: anyProperties,
    default: {},
    doc: "For a property that Daily has added and that has no argument of its own here yet: under Daily's own name, passed on as it is. In a self-signed token it is a claim. Once there is such an argument the name is refused here.",
  },
} as const satisfies Readonly<Record<string, Field>>;

/** Arguments with checks of their own, in `expiryProblems.ts` and in the check of a MeetingToken; `type` is for the reader. */
export const otherMeetingTokenOptions = {
  expiresIn: {
    type: "Duration",
    default: undefined,
    doc: 'How long a token is valid, from its issue on: "24h", "15m" (units s, m, h, d, w), or seconds as a number. At most 50 years. Either this or `exp`: a token with `expiresIn` is renewed, one with a fixed `exp` is not.',
  },
  renewBefore: {
    type: "Duration",
    default: DEFAULT_RENEWAL_WINDOW.inWords,
    doc: "How long before its expiry an update mints another token. It must be shorter than the lifetime.",
  },
  triggers: {
    type: "any value",
    default: undefined,
    doc: "Any values; when one changes, the token is minted again.",
  },
} as const;

/** Arguments of a MeetingTokenSet beside those of its tokens that are checked by their shape alone. */
export const meetingTokenSetOptions = {
  validate: {
    shape: oneOf("sample", "each"),
    default: "sample",
    doc: "Which tokens a refresh asks Daily about: one of each room and way of signing (`sample`), or every one (`each`). Nothing at Daily ends a single token before its time but the end of its room, or of the key that signed it, so that one tells of all.",
  },
} as const satisfies Readonly<Record<string, Field>>;
