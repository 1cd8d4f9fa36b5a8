import * as daily from "pulumi-daily";

// Who gets in. Each has a name that stays, and that is not secret: it tells one token from another.
const roster = {
  ada: { userName: "Ada Lovelace", isOwner: true },
  grace: { userName: "Grace Hopper" },
  katherine: { userName: "Katherine Johnson" },
  // It listens and speaks, and shows no picture. Its token lasts longer than the others.
  scribe: { userName: "Note taker", permissions: { canSend: ["audio"], canAdmin: false }, expiresIn: "48h" },
} satisfies Record<string, daily.MeetingTokenArgs>;

const room = new daily.Room("seminar", { privacy: "private" });

// One resource for all of them. What stands beside `tokens` holds for each that does not say otherwise.
const seminar = new daily.MeetingTokenSet("seminar", {
  roomName: room.name,
  expiresIn: "12h",
  enableScreenshare: false,
  tokens: roster,
});

export const joinUrls = seminar.joinUrls; // secret: they hold the tokens
export const scribeToken = seminar.tokens.apply(({ scribe }) => scribe); // secret
export const renewAt = seminar.renewAt;
