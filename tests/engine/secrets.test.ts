import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { HOURS } from "../support/clock";
import { leaksIn } from "../support/secrets";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const USER = "a-user-whose-name-is-nobodys-business";
const SENDER = "a-sender-whose-id-is-nobodys-business";

/** Everything that the engine writes or prints in a stack's whole life, searched for every secret that there is. */
describe("no secret stands in clear", () => {
  steps();
  let euKey: string;
  const life = walk(
    async () => {
      const eu = new daily.Provider("eu", { apiKey: euKey, apiUrl: life.tap.url });
      const room = new daily.Room("standup", { privacy: "private" });
      const euRoom = new daily.Room("eu-standup", { name: "eu-standup" }, { provider: eu });
      const bot = new daily.MeetingToken("bot", {
        roomName: room.name,
        userName: pulumi.secret(USER),
        permissions: { canReceive: { byUserId: pulumi.secret({ [SENDER]: false, "*": true }) } },
        triggers: [pulumi.secret(USER)],
        expiresIn: "24h",
      });
      const self = new daily.MeetingToken(
        "self",
        { roomName: euRoom.name, userId: pulumi.secret(SENDER.slice(0, 36)), signedBy: "apiKey", expiresIn: "24h" },
        { provider: eu },
      );
      return { bot: bot.token, botUrl: bot.joinUrl, self: self.token };
    },
    { tapped: true, environment: { PULUMI_EXPERIMENTAL: "true" } },
  );
  const secrets = new Set<string>();
  const leaks = () => leaksIn(life.stack.evidence, secrets);
  const collect = async () => {
    const { bot, self } = await life.stack.outputs();
    for (const secret of [bot, self, ...life.tap.tokens]) secrets.add(String(secret));
  };

  beforeAll(() => {
    euKey = life.emulator.addDomain({ name: "eu" }).apiKey;
    for (const secret of [life.emulator.apiKey, euKey, USER, SENDER.slice(0, 36)]) secrets.add(secret);
  });

  test("in the state, the history and the backups, the saved plan, the events, the output and the command lines", async () => {
    const plan = join(life.stack.folder, "plan.json");
    for (let renewals = 0; renewals < 2; renewals++) {
      expect((await life.stack.preview({ plan, diff: true })).ok).toBe(true);
      expect((await life.stack.up({ plan, diff: true })).ok).toBe(true);
      await collect();
      expect((await life.stack.refresh()).ok).toBe(true);
      life.clock.advance(23 * HOURS);
    }
    // Four secrets of our own, and two tokens of each resource.
    expect(secrets.size).toBe(8);
    expect(leaks()).toEqual([]);
    // The search has been where the secrets are.
    const places = life.stack.evidence.map(({ place }) => place);
    for (const place of ["plan.json", "test.json", "test.json.bak", "Pulumi.test.yaml", "events of up"]) {
      expect(places).toContain(place);
    }
    expect(places.filter((place) => /^test-?\.?\d+(\.checkpoint)?\.json$/.test(place)).length).toBeGreaterThan(4);
  }, 300_000);

  test("in ids, and in the emulator's own log of requests", () => {
    const ids = life.stack.state.map(({ id = "", urn }) => `${id} ${urn}`).join("\n");
    const log = JSON.stringify(life.emulator.requests());
    expect(log).toContain("GET");
    expect(
      leaksIn(
        [
          { place: "ids", text: ids },
          { place: "emulator", text: log },
        ],
        secrets,
      ),
    ).toEqual([]);
  });

  test("in what --debug and -v=8 print", async () => {
    const log = { debug: true, logVerbosity: 8, logToStdErr: true, logFlow: true };
    const runs = [await life.stack.preview(log), await life.stack.up(log), await life.stack.refresh(log)];
    await collect();
    for (const run of runs) {
      expect(run.ok).toBe(true);
      expect(run.output).toContain('"v":7');
    }
    expect(runs[1]?.output).toMatch(/RegisterResource RPC finished: .*"token":"\[secret\]"/);
    expect(leaks()).toEqual([]);
  });

  test("from -v=9 on only in the lines in which the engine logs every property of every provider as it is", async () => {
    const log = { logVerbosity: 9, logToStdErr: true, logFlow: true };
    const runs = [
      await life.stack.preview(log),
      await life.stack.up({ ...log, replace: [life.stack.resource("bot").urn] }),
      await life.stack.refresh(log),
      await life.stack.destroy(log),
    ];
    for (const token of life.tap.tokens) secrets.add(token);
    const ENGINES_OWN = /"msg":"(Unm|M)arshaling property for RPC\[/;
    for (const run of runs) {
      expect(run.ok).toBe(true);
      const lines = run.output.split("\n");
      expect(lines.some((line) => ENGINES_OWN.test(line))).toBe(true);
      const ours = lines.filter((line) => !ENGINES_OWN.test(line)).join("\n");
      expect(leaksIn([{ place: "log", text: ours }], secrets)).toEqual([]);
    }
  });
});
