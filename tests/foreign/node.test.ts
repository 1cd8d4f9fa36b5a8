import { join } from "node:path";
import type { Emulator } from "../../emulator/src/index.js";
import { apiOf, DOMAIN_ID } from "../emulator/support.js";
import { describeClient, fetched, installed, onBothSides, run } from "./support.js";

const here = join(__dirname, "node");
let packages: string;
const install = () => {
  packages = installed(here, ["package.json", "package-lock.json"], (folder) =>
    fetched("npm", ["ci", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund"], folder),
  );
};
const call = (program: string) => (emulator: Emulator) =>
  run(emulator, process.execPath, [join(here, program)], { NODE_PATH: join(packages, "node_modules") });

describeClient("daily-node 0.0.2 from npm", install, () => {
  onBothSides(call("dailyNode.cjs"), (daily) => {
    test("reads the domain", () => {
      expect(daily.answers.domain).toMatchObject({ domainName: "acme", domainId: DOMAIN_ID });
    });

    test("creates a room, reads it, changes it and lists it", () => {
      const { created, read, updated, listed } = daily.answers;
      expect(created).toMatchObject({ name: "standup", privacy: "private", config: { ejectAfterElapsed: 600 } });
      expect(read).toEqual(created);
      expect(updated).toEqual({ ...created, privacy: "public", config: { ...created.config, enableKnocking: true } });
      expect(listed).toEqual({ totalCount: 1, data: [updated] });
    });

    test("makes a token, and validates it", () => {
      expect(daily.answers.validated).toMatchObject({ roomName: "standup", userName: "Ada", isOwner: true });
    });

    test("sends older room properties, which are taken, or unknown", () => {
      const info = "unknown parameter 'owner_only_broadcast'";
      const unknown = { status: 400, error: "invalid-request-error", info };
      expect(daily.answers.olderProperties).toEqual(daily.side === "off" ? null : unknown);
    });

    test("deletes the room once", () => {
      const gone = { status: 404, error: "not-found", info: "room standup not found" };
      const deleted = { deleted: true, name: "standup" };
      expect(daily.answers).toMatchObject({ deleted, gone, deletedAgain: gone });
    });

    test("is told what is wrong", () => {
      const { badProperty, wrongKey, notAToken } = daily.answers;
      const info = expect.stringContaining("exp was '1', which is in the past");
      expect(badProperty).toEqual({ status: 400, error: "invalid-request-error", info });
      expect(wrongKey).toMatchObject({ status: 401, error: "authentication-error" });
      expect(notAToken.status).toBe(daily.side === "off" ? 400 : 404);
    });
  });
});

describeClient("daily-opentok-node 0.0.2 from npm", install, () => {
  onBothSides(call("dailyOpentokNode.cjs"), (daily) => {
    test("creates a room, and signs a token that lets an owner in", async () => {
      const { domainId, room: url, token } = daily.answers;
      expect(domainId).toBe(DOMAIN_ID);
      const room = new URL(url).pathname.slice(1);
      const validated = (await apiOf(daily.emulator).get(`/meeting-tokens/${token}`)).body;
      expect(validated).toMatchObject({ room_name: room, is_owner: true });
      expect(await daily.emulator.join({ room, token })).toMatchObject({ outcome: "joins", who: { isOwner: true } });
    });

    test("is told that a key is wrong", () => {
      const failed = expect.stringContaining("status code 401");
      expect(daily.answers.wrongKey).toEqual([failed, failed]);
    });
  });
});
