import { permissionsFromClaim, permissionsToClaim } from "../../../provider/src/token/permissionClaims";

describe("long and short form, both ways", () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["presence", { hasPresence: false }, { hp: false }],
    ["everything", { canSend: true, canAdmin: true }, { cs: true, ca: true }],
    ["nothing", { canSend: false, canAdmin: false }, { cs: false, ca: false }],
    ["one of each list", { canSend: ["audio"], canAdmin: ["streaming"] }, { cs: "a", ca: "s" }],
    [
      "all of each list, in the program's order",
      {
        canSend: ["screenAudio", "video", "audio", "screenVideo"],
        canAdmin: ["transcription", "participants", "streaming"],
      },
      { cs: "sa,v,a,sv", ca: "t,p,s" },
    ],
    ["what is received, at all", { canReceive: { base: false } }, { cr: { b: false } }],
    [
      "each kind of media",
      {
        canReceive: {
          base: {
            video: true,
            audio: false,
            screenVideo: true,
            screenAudio: false,
            customVideo: { "*": true },
            customAudio: { music: false },
          },
        },
      },
      { cr: { b: { v: true, a: false, sv: true, sa: false, cv: { "*": true }, ca: { music: false } } } },
    ],
    [
      "by user and by participant; keys are the program's own",
      { canReceive: { byUserId: { "*": true, video: { video: false } }, byParticipantId: { base: { audio: true } } } },
      { cr: { u: { "*": true, video: { v: false } }, p: { base: { a: true } } } },
    ],
    [
      "keys that JavaScript knows",
      { canReceive: { byUserId: { constructor: true }, base: { customVideo: { toString: false } } } },
      { cr: { u: { constructor: true }, b: { cv: { toString: false } } } },
    ],
    ["nothing at all", {}, {}],
  ])("%s", (_, long, short) => {
    expect(permissionsToClaim(long)).toStrictEqual(short);
    expect(permissionsFromClaim(short)).toStrictEqual(long);
  });
});

test("an empty list is false, which grants the same: it has no short form", () => {
  expect(permissionsToClaim({ canSend: [], canAdmin: [] })).toEqual({ cs: false, ca: false });
});

test("null is as good as absent", () => {
  expect(permissionsToClaim({ hasPresence: null, canReceive: { base: null } })).toEqual({ cr: {} });
  expect(permissionsFromClaim({ cs: null, cr: { u: null } })).toEqual({ canReceive: {} });
});

test("values that Daily has added since pass as they are; fields that are not known are none", () => {
  expect(permissionsFromClaim({ cs: "v,cv,ca,constructor", ca: 7, cr: "all", xx: true })).toEqual({
    canSend: ["video", "customVideo", "customAudio", "constructor"],
    canAdmin: 7,
    canReceive: "all",
  });
  expect(
    permissionsToClaim({
      canSend: ["video", "customVideo", "customAudio", "hologram"],
      canReceive: { base: "all", byUserId: 7 },
    }),
  ).toEqual({
    cs: "v,cv,ca,hologram",
    cr: { b: "all", u: 7 },
  });
  expect(permissionsFromClaim("all")).toBe("all");
});
