import { functions, unknownArgument } from "../../provider/src/functions";
import { UserError } from "../../provider/src/lifecycle";
import { validateMeetingToken } from "../../provider/src/resources/dynamic/functions";
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

describe("the functions without an engine, as every adapter calls them", () => {
  const nobody = () => {
    throw new Error("nobody is asked");
  };

  test.each(["", "..", null, undefined, 1])("no room is looked up by the name %j", async (name) => {
    const asked = functions.getRoom.ask(nobody, { name } as never);
    await expect(asked).rejects.toThrow(UserError);
    await expect(asked).rejects.toThrow(/^getRoom: name /);
  });

  test("a token is needed to validate one", async () => {
    const asked = functions.validateMeetingToken.ask(nobody, {} as never);
    await expect(asked).rejects.toThrow(new UserError("validateMeetingToken: token is missing; give a meeting token."));
  });

  test("an argument that a function does not have is named, with those that it has", () => {
    expect(unknownArgument(functions.getRoom, { name: "a", nam: "b" })).toBe(
      "getRoom: there is no argument nam; it takes name.",
    );
    expect(unknownArgument(functions.getDomain, { name: "a" })).toBe(
      "getDomain: there is no argument name; it takes no arguments.",
    );
    expect(unknownArgument(functions.getRoom, { name: "a" })).toBeUndefined();
  });
});
