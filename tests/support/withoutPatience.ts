import type { TestStack } from "./stack";

const PATIENCE = "TEST_REQUEST_PATIENCE_MS";

/**
 * Lets the provider wait 200 ms for an answer where it waits 15 s, while Daily is silent. Only then: on a busy machine a
 * good answer may take longer.
 */
export async function withoutPatience<T>({ stack }: TestStack, command: () => Promise<T>): Promise<T> {
  const { envVars } = stack.workspace;
  envVars[PATIENCE] = "200";
  try {
    return await command();
  } finally {
    delete envVars[PATIENCE];
  }
}
