import {
  decodeMeetingToken,
  mintMeetingToken,
  signClaims,
  signMeetingToken,
  validateMeetingToken,
  verifyMeetingToken,
} from "../../../provider/src/token";
import { startEmulator } from "../support/emulators";
import { DOMAIN_ID, dailyExample, forged, selfSigned, TEST_KEY } from "../support/vectors";
import { type Message, ofRejection, ofThrow } from "./message";

const keys = { apiKey: TEST_KEY, domainId: DOMAIN_ID };
const { token, issuedAt } = selfSigned;

const thrown: (() => unknown)[] = [
  () => decodeMeetingToken(undefined as never),
  () => decodeMeetingToken("no token"),
  () => signMeetingToken(undefined as never, keys),
  () => signMeetingToken({}, { ...keys, apiKey: "" }),
  () => signMeetingToken({}, { ...keys, apiKey: `${TEST_KEY}\n` }),
  () => signMeetingToken({}, { ...keys, domainId: "acme" }),
  () => signMeetingToken({}, { ...keys, now: new Date(Number.NaN) }),
  () => signMeetingToken({ enablePrejoinUi: true }, keys),
  () => signMeetingToken({ room_name: "a" } as never, keys),
  () => signMeetingToken({}, { ...keys, apiKey: `${TEST_KEY}\u200b` }),
  () => signClaims(undefined as never, keys),
  () => signClaims({ d: DOMAIN_ID, mjh: 1n }, keys),
  () => signClaims({ enable_prejoin_ui: true, d: DOMAIN_ID }, keys),
  () => signClaims({ is_owner: true, d: "acme", exp: "soon" }, keys),
  () => verifyMeetingToken(token, { ...keys, apiKey: "another" }),
  () => verifyMeetingToken(token, { ...keys, domainId: "11111111-1111-4111-8111-111111111111", now: issuedAt }),
  () => verifyMeetingToken(token, { ...keys, now: new Date("2040-01-01") }),
  () => verifyMeetingToken(signMeetingToken({ nbf: 1893456000 }, keys), { ...keys, now: new Date("2029-01-01") }),
  () => verifyMeetingToken(forged({ d: DOMAIN_ID }), keys),
  // Signed claims whose times are no numbers, and claims without a domain.
  () => verifyMeetingToken(hs256({ d: DOMAIN_ID, exp: "soon" }), keys),
  () => verifyMeetingToken(hs256({ r: "hello" }), keys),
];

function hs256(claims: object): string {
  const { sign } = require("jsonwebtoken") as typeof import("jsonwebtoken");
  return sign(JSON.stringify(claims), TEST_KEY, { algorithm: "HS256" });
}

export async function messagesOfTokens(): Promise<Message[]> {
  const daily = await startEmulator();
  const options = { apiKey: TEST_KEY, apiUrl: daily.url };
  try {
    return [
      ...thrown.map(ofThrow),
      await ofRejection(validateMeetingToken(dailyExample.token, options)),
      await ofRejection(validateMeetingToken(token, { ...options, apiKey: "wrong" })),
      await ofRejection(validateMeetingToken(token, { ...options, apiUrl: "api.daily.co" })),
      await ofRejection(mintMeetingToken({}, options)),
      await ofRejection(mintMeetingToken({}, { ...options, signedBy: "none" as "apiKey" })),
      await ofRejection(mintMeetingToken({ roomName: "a", expiresIn: "1h", renew: true } as never, options)),
    ];
  } finally {
    await daily.close();
  }
}
