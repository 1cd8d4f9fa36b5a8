import { toServiceError } from "./failures";
import type { Session } from "./session";
import type { Received } from "./wire";

export interface StepOptions {
  /** The resource's arguments, which go into the state with one that is only partly made. */
  readonly inputs?: Received;
  /** Whether the step may run without the program, so that the account is that of the state. */
  readonly afterwards?: boolean;
}

/** Runs a step so that what it throws is fit to be shown, whatever is secret in its properties. */
export async function step<T>(
  session: Session,
  properties: readonly Received[],
  run: () => Promise<T>,
  { afterwards = false, ...more }: StepOptions = {},
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const { configuration } = session;
    const keyFromState = afterwards && configuration.keepsApiKeyInState();
    throw toServiceError(error, { properties, keyFromState, secrets: () => configuration.secrets(), ...more });
  }
}
