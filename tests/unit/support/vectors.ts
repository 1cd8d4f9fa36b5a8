/** Tokens whose every byte is known. The key is none. */
export const TEST_KEY = "daily-test-key-not-a-real-one";
export const DOMAIN_ID = "25df5057-ef0d-4d97-bde6-0cf287276cbb";

/** V1: Daily's documented example. Its secret is unknown. */
export const dailyExample = {
  token:
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOjE1NDg3MjE1NjksImV4cCI6MTg2NDA4MTUzOCwiciI6ImhlbGxvIiwibyI6dHJ1ZSwic3MiOnRydWUsImVyIjoibG9jYWwiLCJkIjoiMjVkZjUwNTctZWYwZC00ZDk3LWJkZTYtMGNmMjg3Mjc2Y2JiIiwiaWF0IjoxNTQ4NzIxODMxfQ.mvVciAengBR4xCblhFpo4mKYftQv1skYO4Y6IKr9Zgo",
  claims: {
    nbf: 1548721569,
    exp: 1864081538,
    r: "hello",
    o: true,
    ss: true,
    er: "local",
    d: DOMAIN_ID,
    iat: 1548721831,
  },
  /** The signature of the same header and payload under the test key. */
  signatureWithTestKey: "cgAXLCz1vIpOvd-xzmQWz5_0p0zdj8trZKLT_ELBEtM",
};

/** V3: self-signed with the test key. */
export const selfSigned = {
  token:
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyIjoiaGVsbG8iLCJkIjoiMjVkZjUwNTctZWYwZC00ZDk3LWJkZTYtMGNmMjg3Mjc2Y2JiIiwibyI6dHJ1ZSwidSI6ImJvdCIsImVqdCI6dHJ1ZSwicCI6eyJocCI6dHJ1ZSwiY3MiOiJhIiwiY3IiOnsiYiI6dHJ1ZX0sImNhIjoicCx0In0sImlhdCI6MTg5MzQ1NjAwMCwiZXhwIjoxODkzNDU5NjAwfQ.NJ2NEpf6q-ZucweR7mwzQ4QgeHGZp4XCbYNDqmBCa0w",
  claims: {
    r: "hello",
    d: DOMAIN_ID,
    o: true,
    u: "bot",
    ejt: true,
    p: { hp: true, cs: "a", cr: { b: true }, ca: "p,t" },
    iat: 1893456000,
    exp: 1893459600,
  },
  issuedAt: new Date(1893456000 * 1000),
  properties: {
    roomName: "hello",
    isOwner: true,
    userName: "bot",
    ejectAtTokenExp: true,
    permissions: {
      hasPresence: true,
      canSend: ["audio" as const],
      canReceive: { base: true },
      canAdmin: ["participants" as const, "transcription" as const],
    },
    exp: 1893459600,
  },
  rest: {
    room_name: "hello",
    is_owner: true,
    user_name: "bot",
    eject_at_token_exp: true,
    permissions: {
      hasPresence: true,
      canSend: ["audio"],
      canReceive: { base: true },
      canAdmin: ["participants", "transcription"],
    },
    exp: 1893459600,
  },
};

/** A token with any claims and any header, signed by nobody. */
export function forged(claims: unknown, header: unknown = { alg: "HS256", typ: "JWT" }): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(claims)}.c2lnbmF0dXJl`;
}
