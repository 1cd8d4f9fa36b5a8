import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createEscAdapter, type EscOutcome, readEscConfiguration } from "../../provider/src/esc";
import { verifyMeetingToken } from "../../provider/src/token";
import { PulumiCloud } from "./pulumiCloud";
import { DOMAIN_ID, KEY, told } from "./support";

const GUIDE = join(__dirname, "../../docs/guides");
const read = (name: string) => readFileSync(join(GUIDE, name), "utf8");

/** The environment that the guide's second grant is for. */
const ROTATED = { current_env: "rotated/prod", sub: "pulumi:environments:org:acme:env:rotated/prod" };

let cloud: PulumiCloud;
beforeEach(async () => {
  cloud = new PulumiCloud(() => Math.floor(Date.now() / 1_000));
  await cloud.listen();
});
afterEach(() => cloud.close());

const adapter = () =>
  createEscAdapter({ ...readEscConfiguration(read("esc/daily-esc.yaml")), jwksUrl: cloud.jwksUrl, apiKey: KEY });

describe("the guide's environments get what they ask for, by the guide's configuration,", () => {
  const { url } = readEscConfiguration(read("esc/daily-esc.yaml"));

  test("opened", async () => {
    const { daily, environmentVariables } = parse(read("esc/opened.yaml")).values;
    const { url: audience, request } = daily["fn::open::external"];
    expect(audience).toBe(url);
    const { status, body } = await told(await adapter()(cloud.request(request)));
    expect({ status, roomName: body.roomName }).toEqual({ status: 200, roomName: "standup" });
    expect(environmentVariables.DAILY_TOKEN).toMatch(/^\$\{daily\.response\.token\}$/);
  });

  test("rotated", async () => {
    const { daily, environmentVariables } = parse(read("esc/rotated.yaml")).values;
    const { url: audience, request } = daily["fn::rotate::external"].inputs;
    expect(audience).toBe(url);
    const { status, body } = await told(await adapter()(cloud.request({ request, state: null }, ROTATED)));
    expect({ status, roomName: body.roomName }).toEqual({ status: 200, roomName: "standup" });
    expect(environmentVariables.DAILY_TOKEN).toMatch(/^\$\{daily\.current\.token\}$/);
  });
});

test("the guide's program that tries a grant prints a token for what it asks", () => {
  const printed = execFileSync(process.execPath, ["try.mjs"], {
    cwd: join(GUIDE, "esc"),
    env: { PATH: process.env.PATH, DAILY_API_KEY: KEY },
    encoding: "utf8",
  });
  const { token, roomName } = JSON.parse(printed);
  expect(roomName).toBe("standup");
  expect(verifyMeetingToken(token, { apiKey: KEY, domainId: DOMAIN_ID }).properties.roomName).toBe("standup");
});

test("the guide's grants name environments by three parts: two are also a project's that is named like the organization", () => {
  const { grants } = readEscConfiguration(read("esc/daily-esc.yaml"));
  const parts = grants.flatMap(({ environments }) => environments.map((environment) => environment.split("/").length));
  expect(parts).toEqual(grants.map(() => 3));
});

test("the guide tells of every error, and of no other", () => {
  // A code without a row here does not compile.
  const outcomes: Readonly<Record<EscOutcome, "answer" | "error">> = {
    opened: "answer",
    rotated: "answer",
    unchanged: "answer",
    "method-not-allowed": "error",
    unauthorized: "error",
    replayed: "error",
    "body-changed": "error",
    "environment-not-granted": "error",
    "room-not-granted": "error",
    "property-not-granted": "error",
    "invalid-request": "error",
    "too-large": "error",
    "too-slow": "error",
    "rate-limited": "error",
    "keys-unavailable": "error",
    "daily-unavailable": "error",
    "wrong-domain": "error",
    defect: "error",
  };
  const codes = Object.entries(outcomes).filter(([, kind]) => kind === "error");
  const section = read("esc.md").split("## When it refuses")[1]?.split("## ")[0] ?? "";
  const cells = [...section.matchAll(/^\| \d{3}[^|]*\|([^|]+)\|/gm)].map(([, cell = ""]) => cell);
  const told = cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
  expect([...new Set(told)].sort()).toEqual(codes.map(([code]) => code).sort());
});
