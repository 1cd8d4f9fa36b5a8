import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { claims } from "../emulator/support.js";
import { BUILT, describeClient, fetched, LIMIT_MS, onBothSides, run } from "./support.js";

const here = join(__dirname, "rust");
const install = () => {
  fetched("cargo", ["fetch", "--locked"], here);
  // Without the registry, so that what goes wrong from here on is a failure.
  const build = ["build", "--quiet", "--locked", "--offline", "--target-dir", BUILT];
  const { status, stderr } = spawnSync("cargo", build, { cwd: here, encoding: "utf8", timeout: LIMIT_MS });
  if (status !== 0) throw new Error(`dailyco does not build: ${stderr}`);
};

describeClient("dailyco 0.8.0 from crates.io", install, () => {
  onBothSides(
    (emulator) => run(emulator, join(BUILT, "debug/foreign-dailyco"), []),
    (daily) => {
      test("creates a room, reads it, changes it and lists it", () => {
        const created = { name: "standup", private: true, startAudioOff: true, enableKnocking: false };
        const updated = { ...created, private: false, enableKnocking: true };
        expect(daily.answers).toMatchObject({ created, read: created, updated, listed: [updated] });
      });

      test("makes a token, and validates it", () => {
        const { token, validated } = daily.answers;
        expect(claims(token)).toMatchObject({ r: "standup", u: "Ada", p: { cs: "a" } });
        expect(validated).toEqual({ roomName: "standup", isOwner: false, userName: "Ada" });
      });

      test("deletes the room once", () => {
        const gone = expect.stringMatching(/not-found.*room standup not found/);
        expect(daily.answers).toMatchObject({ deleted: null, gone, deletedAgain: gone });
      });

      test("is told what is wrong", () => {
        const { badProperty, wrongKey, notAToken } = daily.answers;
        expect(badProperty).toMatch(/invalid-request-error.*exp was '1', which is in the past/);
        expect(wrongKey).toContain("authentication-error");
        expect(notAToken).toContain(daily.side === "off" ? "invalid-request-error" : "not-found");
      });
    },
  );
});
