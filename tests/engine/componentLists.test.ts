import type * as daily from "pulumi-daily";
import { decodeMeetingToken } from "pulumi-daily/token";
import { adapters } from "../support/adapters";
import { withPlugin } from "../support/plugin";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

describe.each(adapters)("a role that is a list (%s)", (_, { MeetingAccess }) => {
  steps();
  let guests: daily.RoleArgs[] = [{ userName: "Ada" }, { userName: "Bob", expiresIn: "1h" }];
  const world = walk(
    async () => {
      const access = new MeetingAccess("standup", {
        expiresIn: "12h",
        roles: { host: {}, guest: guests },
      });
      return { tokens: access.tokens.guest, joinUrls: access.joinUrls.guest, hostUrl: access.joinUrls.host };
    },
    { environment: withPlugin },
  );
  const outputs = async () =>
    (await world.stack.outputs()) as { tokens: string[]; joinUrls: string[]; hostUrl: string };
  const joined = async (url: string | undefined) => world.emulator.join({ url: url as string });

  test("is one set below the component, of tokens that each let their person in, as the role may", async () => {
    const run = await world.stack.up();
    expect(run.operations).toEqual({ standup: "create", "standup-host": "create", "standup-guest": "create" });
    const { joinUrls, hostUrl } = await outputs();
    const may = { canSend: ["video", "audio"], canAdmin: [] };
    expect(joinUrls).toHaveLength(2);
    expect(await joined(joinUrls[0])).toMatchObject({ outcome: "joins", who: { userName: "Ada" }, rights: may });
    expect(await joined(joinUrls[1])).toMatchObject({ outcome: "joins", who: { userName: "Bob" }, rights: may });
    expect(await joined(hostUrl)).toMatchObject({ outcome: "joins", who: { isOwner: true } });
  });

  test("has the component's lifetime for each that has none of its own", async () => {
    const [ada, bob] = (await outputs()).tokens.map((token) => {
      const { issuedAt, expiresAt } = decodeMeetingToken(token);
      return (Number(expiresAt) - Number(issuedAt)) / 3_600_000;
    });
    expect(ada).toBeCloseTo(12, 1);
    expect(bob).toBeCloseTo(1, 1);
  });

  test("keeps the tokens that are there when one is added at its end", async () => {
    const before = await outputs();
    guests = [...guests, { userName: "Carl" }];
    const run = await world.stack.up();
    expect(run.operations).toEqual({ standup: "same", "standup-host": "same", "standup-guest": "update" });
    const { tokens, joinUrls } = await outputs();
    expect(tokens.slice(0, 2)).toEqual(before.tokens);
    expect(await joined(joinUrls[2])).toMatchObject({ outcome: "joins", who: { userName: "Carl" } });
  });

  test("mints those after one that is taken out of the middle anew: a position is all that tells them apart", async () => {
    const before = await outputs();
    // A token that says the same, minted in the same second, would be the same token.
    world.clock.advance(1);
    guests = guests.filter(({ userName }) => userName !== "Bob");
    await world.stack.up();
    const { tokens } = await outputs();
    expect(tokens).toEqual([before.tokens[0], expect.any(String)]);
    expect(before.tokens).not.toContain(tokens[1]);
  });
});
