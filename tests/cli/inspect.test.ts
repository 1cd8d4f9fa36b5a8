import { cli, crafted, DOCS, DOMAIN_ID, printed, selfSigned } from "./support";

const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);
const tokens: string[] = [];
const remember = (token: string) => {
  tokens.push(token);
  return token;
};

afterAll(() => {
  for (const token of tokens) {
    const signature = token.split(".")[2] as string;
    expect(printed.join("")).not.toContain(token);
    expect(printed.join("")).not.toContain(signature);
  }
});

describe("inspect", () => {
  test("says what a token holds under a program's names, and that nothing was verified", async () => {
    const token = remember(selfSigned({ userName: "Bot", isOwner: true, permissions: { canSend: ["audio"] } }));
    const { code, stdout, stderr } = await cli(["inspect"], { input: `${token}\n` });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Nothing was verified: /);
    expect(stdout).toMatch(/\nroom +standup\n/);
    expect(stdout).toMatch(/\nexpires +in (1 hour|59 minutes)[^(]* \(20.*Z\), unless its room ends before\n/);
    expect(stdout).toMatch(new RegExp(`\\ndomain +${DOMAIN_ID}\\n`));
    expect(stdout).toMatch(/\n {2}isOwner +true\n/);
    expect(stdout).toMatch(/\n {2}permissions +\{"canSend":\["audio"\]\}\n/);
    expect(stdout).not.toContain("warnings");
  });

  test("shows what would move the terminal's cursor instead of doing it", async () => {
    const claims = { r: "a\u001b[2Jb\nNothing is wrong", "x\u001b[1A": 1, d: DOMAIN_ID, exp: now() + HOUR };
    const { stdout } = await cli(["inspect"], { input: remember(crafted(claims)) });
    expect(stdout).not.toContain("\u001b");
    expect(stdout).toMatch(/\nroom +a\\u\{1b\}\[2Jb\\u\{a\}Nothing is wrong\n/);
    expect(stdout).toMatch(/\n {2}x\\u\{1b\}\[1A +1\n/);
  });

  test("answers in JSON, in a form that stays", async () => {
    const token = remember(crafted({ r: "standup", o: true, exp: now() + HOUR, d: DOMAIN_ID, iat: now(), otcd: "x" }));
    const { code, json } = await cli(["inspect", "--json"], { input: token });
    const time = expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(code).toBe(0);
    expect(json).toEqual({
      verified: false,
      roomName: "standup",
      domainId: DOMAIN_ID,
      issuedAt: time,
      notBefore: null,
      expiresAt: time,
      length: token.length,
      properties: { roomName: "standup", isOwner: true, exp: expect.any(Number) },
      otherClaims: { otcd: "x" },
      warnings: [],
    });
  });

  test("takes the token out of a join URL", async () => {
    const token = remember(selfSigned());
    const { json } = await cli(["inspect", "--json"], { input: `https://acme.daily.co/standup?t=${token}` });
    expect(json.roomName).toBe("standup");
    const none = await cli(["inspect"], { input: "https://acme.daily.co/standup" });
    expect(none).toMatchObject({
      code: 2,
      stderr: "That URL contains no token: a join URL ends with ?t= and the token.\n",
    });
  });

  const good = { r: "standup", exp: now() + HOUR, d: DOMAIN_ID, iat: now() };
  const without = (claim: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim));
  const warned: [string, string, RegExp][] = [
    ["all-rooms", crafted(without("r")), /opens every room of the domain: it names no room/],
    ["all-rooms", crafted({ ...without("r"), o: true }), /every room of the domain, as an owner/],
    [
      "never-expires",
      crafted(without("exp")),
      /^It never expires\. Only deleting its room ends it; if it was self-signed, /,
    ],
    [
      "milliseconds",
      crafted({ ...good, exp: good.exp * 1_000 }),
      new RegExp(`in milliseconds .* ${good.exp} was meant`),
    ],
    ["milliseconds", crafted({ ...good, exp: 1e11 }), /in milliseconds .* 100000000 was meant/],
    ["expired", crafted({ ...good, exp: now() - 2 * 86_400 }), /expired 2 days ago/],
    ["not-yet-valid", crafted({ ...good, nbf: now() + HOUR + 900 }), /only in 1 hour/],
    ["no-domain", crafted(without("d")), /names no domain/],
    ["no-domain", crafted({ ...good, d: "acme" }), /is not a domain id \(a UUID\)/],
    ["long-names", crafted({ ...good, is_owner: true }), /is_owner \(should be o\)/],
    ["not-hs256", crafted(good, { alg: "none" }), /not signed with HS256/],
    ["unreadable-claim", crafted({ ...good, o: "yes" }), /claim o is a string/],
    ["too-long", crafted({ ...good, u: "x".repeat(2_000) }), /characters\. Keep it below 2048/],
  ];
  test.each(warned)("warns: %s (%#)", async (code, token, text) => {
    const { json, code: exit } = await cli(["inspect", "--json"], { input: remember(token) });
    expect(exit).toBe(0);
    expect(json.warnings).toEqual([{ code, message: expect.stringMatching(text) }]);
    const people = await cli(["inspect", "--strict"], { input: token });
    expect(people.code).toBe(1);
    expect(people.stdout).toContain(`- ${json.warnings[0].message}`);
    expect(DOCS).toContain(`\`${code}\``);
  });

  test("warns of a token without room and end that nothing may end it", async () => {
    const { json } = await cli(["inspect", "--json"], { input: remember(crafted({ d: DOMAIN_ID, iat: now() })) });
    expect(json.warnings).toEqual([
      expect.objectContaining({ code: "all-rooms" }),
      {
        code: "never-expires",
        message:
          "It never expires and names no room. If Daily signed it, nothing ends it; if it was self-signed, regenerating the API key does.",
      },
    ]);
  });

  test("ends with 1 for what is no token, and does not repeat it", async () => {
    const { code, stdout, stderr } = await cli(["inspect"], { input: "swordfish" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^This is not a meeting token/);
    expect(stderr).not.toContain("swordfish");
    const { json } = await cli(["inspect", "--json"], { input: "swordfish" });
    expect(json).toEqual({ error: { code: "malformed", message: expect.any(String) } });
  });

  test.each([
    ["nothing", "", "no-input"],
    ["a file", "x".repeat(200_000), "too-much-input"],
  ])("ends with 2 for %s", async (_what, input, error) => {
    const { code, json } = await cli(["inspect", "--json"], { input });
    expect({ code, error: json.error.code }).toEqual({ code: 2, error });
  });
});
