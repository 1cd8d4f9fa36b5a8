// Plays Pulumi Cloud: prints what the adapter answers to one request. No server has to run, and ESC is not asked.
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { createEscAdapter, readEscConfiguration } from "pulumi-daily/esc";

// Who asks, and for what.
const [org, environment, user] = ["acme", "bots/prod", "alice"];
const body = JSON.stringify({ roomName: "standup", expiresIn: "30m" });

const { publicKey, privateKey } = await generateKeyPair("RS256");
const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "try" }] });
const cloud = createServer((_request, response) => response.end(keys)).listen(0, "127.0.0.1");
await once(cloud, "listening");

const configuration = readEscConfiguration(readFileSync("daily-esc.yaml", "utf8"));
const { url, issuer = "https://api.pulumi.com" } = configuration;
const jwksUrl = `http://127.0.0.1:${cloud.address().port}/`;
const adapter = createEscAdapter({ ...configuration, jwksUrl, apiKey: process.env.DAILY_API_KEY ?? "" });

const body_hash = `sha256-${createHash("sha256").update(body).digest("base64")}`;
const claims = { org, current_env: environment, root_env: environment, trigger_user: user, body_hash };
const jwt = await new SignJWT({ ...claims, jti: randomUUID() })
  .setProtectedHeader({ alg: "RS256", kid: "try" })
  .setIssuer(issuer)
  .setSubject(`pulumi:environments:org:${org}:env:${environment}`)
  .setAudience(url)
  .setIssuedAt()
  .setExpirationTime("5m")
  .sign(privateKey);
const headers = { authorization: `Bearer ${jwt}` };
console.log(await (await adapter(new Request(url, { method: "POST", headers, body }))).text());
cloud.close();
cloud.closeAllConnections();
