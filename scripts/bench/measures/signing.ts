import { createSecretKey, randomBytes } from "node:crypto";
import jwt from "jsonwebtoken";
import { signMeetingToken } from "pulumi-daily/token";
import { type Comparison, inTurn, msOf } from "../comparison";

const BATCH = 500;

/** Signing as many tokens with each library, in one process. All of them are warm: the first batches do not count. */
export async function measureSigning(): Promise<Comparison[]> {
  const { SignJWT } = await import("jose");
  const apiKey = randomBytes(32).toString("hex");
  const keyBytes = Buffer.from(apiKey);
  const keyObject = createSecretKey(keyBytes);
  const domainId = "25df5057-ef0d-4d97-bde6-0cf287276cbb";
  const exp = Math.floor(Date.now() / 1_000) + 86_400;
  const properties = { roomName: "standup", userName: "Ada", isOwner: true, exp };
  const claims = { r: "standup", u: "Ada", o: true, exp, d: domainId };

  const perSecond = (sign: () => string | Promise<string>) => async () =>
    (BATCH * 1_000) / (await msOf(async () => repeated(sign)));
  const ways = {
    "`jsonwebtoken`, given the key as text": perSecond(() => jwt.sign(claims, apiKey)),
    // It first takes a text for a private key, and fails at that, each time: most of what the row above costs.
    "`jsonwebtoken`, given a `KeyObject`": perSecond(() => jwt.sign(claims, keyObject)),
    "`signMeetingToken`, given the key as text": perSecond(() => signMeetingToken(properties, { apiKey, domainId })),
    "`jose`, given the key as bytes": perSecond(() =>
      new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).setIssuedAt().sign(keyBytes),
    ),
  };
  await inTurn(3, ways);
  return [{ says: "Signing", unit: "tokens a second", rows: await inTurn(15, ways) }];
}

async function repeated(sign: () => string | Promise<string>): Promise<void> {
  for (let time = 0; time < BATCH; time++) await sign();
}
