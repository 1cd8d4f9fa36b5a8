import { decodeJwt } from "jose";
import * as daily from "pulumi-daily";
import { names, startLoad, stopLoads, unpaced } from "./support";

jest.setTimeout(300_000);
afterEach(stopLoads);

/** Grants of which no two are the same, and the claims that say them. */
function grants(index: number): { args: Partial<daily.MeetingTokenArgs>; claims: Record<string, unknown> } {
  const isOwner = index % 2 === 0;
  const canSend = (["audio", "video", "screenVideo"] as const).filter((_, bit) => (index >> bit) & 1);
  const short = { audio: "a", video: "v", screenVideo: "sv" };
  return {
    args: {
      roomName: `room-${index % 7}`,
      userName: `User ${index}`,
      userId: `id-${index}`,
      isOwner,
      ejectAfterElapsed: 60 + index,
      permissions: { hasPresence: index % 3 === 0, canSend: canSend.length > 0 ? canSend : false },
    },
    claims: {
      r: `room-${index % 7}`,
      u: `User ${index}`,
      ud: `id-${index}`,
      o: isOwner,
      eje: 60 + index,
      p: { hp: index % 3 === 0, cs: canSend.length > 0 ? canSend.map((kind) => short[kind]).join(",") : false },
    },
  };
}

test.each(["daily", "apiKey"] as const)(
  "120 tokens at --parallel 64 (%s): each has its own grants",
  async (signedBy) => {
    const all = names("token", 120);
    const { account, stack } = await startLoad(() => undefined, unpaced);
    stack.program = async () =>
      Object.fromEntries(
        all.map((name, index) => {
          const args = { ...grants(index).args, signedBy, expiresIn: "24h", allowMissingRoom: true } as const;
          return [name, new daily.MeetingToken(name, args).token];
        }),
      );

    const run = await stack.up({ parallel: 64 });

    expect(run.ok).toBe(true);
    expect(run.operations).toEqual(Object.fromEntries(all.map((name) => [name, "create"])));
    const tokens = await stack.outputs();
    const d = account.emulator.domains[0]?.id;
    for (const [index, name] of all.entries()) {
      const { iat, exp, ...claims } = decodeJwt(tokens[name] as string);
      expect(claims).toEqual({ ...grants(index).claims, d });
    }
    expect(new Set(Object.values(tokens)).size).toBe(120);
    expect(new Set(stack.state.map(({ id }) => id)).size).toBe(stack.state.length);
  },
);
