import * as daily from "pulumi-daily";
import { switchNames } from "../../emulator/src/index.js";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** Each switch alone: tests/unit/dynamic/openChoices.test.ts. */
describe("where Daily does whatever nobody expects", () => {
  steps();
  let isPublic = false;
  const life = walk(
    async () => {
      const room = new daily.Room("standup", {
        privacy: isPublic ? "public" : "private",
        enableChat: false,
        enablePeopleUi: true,
        ...(isPublic ? {} : { enableScreenshare: false }),
        permissions: { hasPresence: true, canSend: ["audio"] },
      });
      for (const signedBy of ["daily", "apiKey"] as const) {
        new daily.MeetingToken(signedBy, {
          roomName: room.name,
          signedBy,
          isOwner: false,
          enableRecording: ["cloud", "local"],
          permissions: { canAdmin: ["participants"] },
          expiresIn: "24h",
        });
      }
    },
    { daily: Object.fromEntries(switchNames.map((name) => [name, true])) },
  );

  test("an update makes what is declared", async () => {
    const run = await life.stack.up();
    expect(run.operations).toEqual({ standup: "create", daily: "create", apiKey: "create" });
    expect(run.messages).toEqual([]);
  });

  test("and a refresh and a preview find nothing to do", async () => {
    const refresh = await life.stack.refresh({ expectNoChanges: true });
    expect(refresh.ok).toBe(true);
    expect(refresh.messages).toEqual([]);
    expect((await life.stack.preview()).operations).toEqual({ standup: "same", daily: "same", apiKey: "same" });
  });

  test("a room that changes leaves its tokens alone, and all of it can be destroyed", async () => {
    isPublic = true;
    expect((await life.stack.up()).operations).toEqual({ standup: "update", daily: "same", apiKey: "same" });
    expect((await life.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await life.stack.destroy()).ok).toBe(true);
    expect(life.stack.names).toEqual([]);
    expect(life.emulator.requests("DELETE /rooms/:name").map(({ status }) => status)).toEqual([200]);
  });
});
