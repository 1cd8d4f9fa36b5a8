import { validateMeetingToken } from "../../provider/src/resources/validateMeetingToken";
import { mintMeetingToken } from "../../provider/src/token";
import { asAccount } from "../support/asAccount";
import { startEmulator } from "./support/emulators";
import { TEST_KEY } from "./support/vectors";

test("a token is valid, not valid yet, or valid if its beginning is ignored", async () => {
  const daily = await startEmulator();
  try {
    const access = { apiKey: TEST_KEY, apiUrl: daily.url };
    const nbf = Math.floor(Date.now() / 1_000) + 3_600;
    const now = await mintMeetingToken({ roomName: "lobby", expiresIn: "2h" }, access);
    const later = await mintMeetingToken({ roomName: "lobby", nbf, expiresIn: "2h" }, access);
    const validate = (token: string, ignoreNbf: boolean) =>
      asAccount({ emulator: { apiKey: TEST_KEY, url: daily.url } }, () => validateMeetingToken({ token, ignoreNbf }));
    expect(await validate(now.token, false)).toMatchObject({ valid: true, roomName: "lobby" });
    expect(await validate(later.token, false)).toMatchObject({ valid: false, properties: { nbf } });
    expect(await validate(later.token, true)).toMatchObject({ valid: true, reason: undefined, properties: { nbf } });
  } finally {
    await daily.close();
  }
});
