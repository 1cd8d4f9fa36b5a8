import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { leaksIn } from "../support/secrets";
import { walk } from "../support/walk";

const KEY = "0a1b2c3d4e5f-no-real-key+/=%";
const TOKEN = ['{"alg":"HS256"}', '{"r":"room"}', "the signature of nobody"]
  .map((part) => Buffer.from(part).toString("base64url"))
  .join(".");

/** A search that finds nothing proves nothing unless it finds what is there. */
describe("the search for secrets", () => {
  const found = (text: string, secret: string) => leaksIn([{ place: "here", text }], [secret]).map(({ form }) => form);

  test.each([
    ["in clear", `key: ${KEY}, and more`, KEY, "in clear"],
    ["URL-encoded", `?key=${encodeURIComponent(KEY)}`, KEY, "URL-encoded"],
    ["in base64", Buffer.from(KEY).toString("base64"), KEY, "in base64"],
    ["in base64, one byte on", Buffer.from(`x${KEY}yz`).toString("base64"), KEY, "in base64"],
    ["in base64, two bytes on", Buffer.from(`xy${KEY}z`).toString("base64"), KEY, "in base64"],
    ["in base64 for URLs", Buffer.from(`{"key":"${KEY}"}`).toString("base64url"), KEY, "in base64"],
    ["a whole token", `token ${TOKEN}.`, TOKEN, "in clear"],
    ["a token that was cut at its end", `token ${TOKEN.slice(0, 25)}...`, TOKEN, "in clear"],
    ["a token that was cut at its start", `...${TOKEN.slice(30)}`, TOKEN, "in clear"],
    ["a token in base64", Buffer.from(`Bearer ${TOKEN}`).toString("base64"), TOKEN, "in base64"],
  ])("finds it %s", (_, text, secret, form) => {
    expect(found(text, secret)).toContain(form);
  });

  test("finds nothing where there is nothing", () => {
    expect(found(`${TOKEN.split(".")[0]} is how every token begins`, TOKEN)).toEqual([]);
    expect(found(Buffer.from("another key").toString("base64"), KEY)).toEqual([]);
  });
});

describe("the search through all that a stack leaves", () => {
  const life = walk(async () => {
    const room = new daily.Room("standup");
    const bot = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "1h" });
    const leaked = pulumi.unsecret(bot.token);
    return { leaked, encoded: leaked.apply((token) => Buffer.from(`token=${token}`).toString("base64")) };
  });

  test("finds a token that the program itself has let out: in state, history, output and events", async () => {
    await life.stack.up();
    const token = String((await life.stack.outputs()).leaked);
    const leaks = leaksIn(life.stack.evidence, [token]);
    for (const place of ["test.json", "output of up", "events of up"]) {
      expect(leaks).toContainEqual(expect.objectContaining({ place, form: "in clear" }));
      const base64 = expect.objectContaining({ place, form: "in base64" });
      // The engine cuts what it prints, so that nobody sees a whole token there.
      if (!place.startsWith("output")) expect(leaks).toContainEqual(base64);
    }
    expect(leaks.map(({ place }) => place)).toContainEqual(expect.stringMatching(/^test-\d+\.checkpoint\.json$/));
  });
});
