import { join } from "node:path";
import type { Emulator } from "../../emulator/src/index.js";
import { apiOf, claims } from "../emulator/support.js";
import { createDaily, describeClient, fetched, installed, onBothSides, run } from "./support.js";

const here = join(__dirname, "python");
let packages: string;
const install = () => {
  packages = installed(here, ["requirements.txt"], (folder) => {
    const quickly = ["--quiet", "--no-compile", "--disable-pip-version-check"];
    const pip = ["-m", "pip", "install", ...quickly, "--no-deps", "--target", ".", "-r", "requirements.txt"];
    fetched("python3", pip, folder);
  });
};
const call = (emulator: Emulator) => run(emulator, "python3", [join(here, "client.py")], { PYTHONPATH: packages });

describeClient("pipecat-ai 1.14.0 from PyPI", install, () => {
  onBothSides(
    call,
    (daily) => {
      test("creates a room, and reads it", () => {
        const { created, read } = daily.answers;
        expect(created).toMatchObject({ name: "standup", privacy: "private", api_created: true });
        expect(created.config).toMatchObject({ exp: expect.any(Number), enable_chat: true, enable_prejoin_ui: false });
        expect(read).toEqual(created);
      });

      test("makes a token for it", () => {
        expect(claims(daily.answers.token)).toMatchObject({ r: "standup", u: "Ada", p: { cs: "a" } });
      });

      test("has its runner make a room to be called by phone, and a token for the bot", async () => {
        const { room_url, token, sip_endpoint } = daily.answers.phone;
        const api = apiOf(daily.emulator);
        const room = new URL(room_url).pathname.slice(1);
        const { sip, sip_uri } = (await api.get(`/rooms/${room}`)).body.config;
        expect(sip.display_name).toBe("+15551234567");
        expect(sip_endpoint).toBe(`sip:${sip_uri.endpoint}`);
        const validated = (await api.get(`/meeting-tokens/${token}`)).body;
        expect(validated).toMatchObject({ room_name: room, is_owner: true });
      });

      test("deletes the room, and takes one that is gone for deleted", () => {
        expect(daily.answers).toMatchObject({ deleted: true, gone: "Room not found: standup", deletedAgain: true });
      });

      test("is told what is wrong", () => {
        const { badProperty, wrongKey } = daily.answers;
        expect(badProperty).toMatch(/\(status: 400\).*invalid-request-error.*exp was '1', which is in the past/);
        expect(wrongKey).toMatch(/\(status: 401\).*authentication-error/);
      });
    },
    ["refusesOddTimes"],
  );

  test("cannot live with a Daily that refuses a fraction in a room's exp, which its runner always sends", async () => {
    const emulator = createDaily({ refusesOddTimes: true });
    await emulator.listen();
    await expect(call(emulator)).rejects.toThrow(/exp was '[0-9]+\.[0-9]+' but should be a number of seconds/);
    await emulator.close();
  });
});
