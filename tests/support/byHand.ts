import type { TestAccount } from "./account";

/** What somebody else does at Daily, with the account's key, and what Daily answers. */
export async function byHand(
  { emulator }: { readonly emulator: Pick<TestAccount["emulator"], "url" | "apiKey"> },
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${emulator.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}
