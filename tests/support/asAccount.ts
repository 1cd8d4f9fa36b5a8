import type { TestAccount } from "./account";

const SETTINGS = ["DAILY_API_KEY", "DAILY_API_URL"] as const;

/** Asks with the account of the environment, outside of any program. */
export async function asAccount<T>(
  { emulator: { apiKey, url } }: { readonly emulator: Pick<TestAccount["emulator"], "apiKey" | "url"> },
  ask: () => Promise<T>,
): Promise<T> {
  const before = SETTINGS.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, { DAILY_API_KEY: apiKey, DAILY_API_URL: url });
  try {
    return await ask();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
