import { isDailyError } from "../../daily/errors";
import { MeetingTokenError } from "../../token/errors";
import { createMeetingToken, type MeetingTokenCreateContext } from "../meetingToken/create";
import { UserError, type Values } from "../types";
import { type ByName, mapValues } from "./entries";
import { listed, together } from "./words";

export interface Minted {
  /** The outputs of each token that was made. */
  readonly made: ByName<Values>;
  /** What went wrong; after a first failure no further token is tried. */
  readonly failure: string | undefined;
}

/** As many as Daily permits in a second: more would only wait for their turn, and be lost with it. */
const AT_ONCE = 20;

/** Mints tokens, each from its completed arguments. */
export async function mintTokens(entries: ByName<Values>, context: MeetingTokenCreateContext): Promise<Minted> {
  const waiting = Object.entries(entries);
  const made: Record<string, Values> = {};
  const failures: Record<string, unknown> = {};
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, entry] = next;
      try {
        const { outputs } = await createMeetingToken(entry, { ...context, called: `"${name}"` });
        made[name] = outputs;
      } catch (error) {
        failures[name] = error;
        waiting.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { made, failure: failureOf(failures) };
}

function failureOf(failures: ByName): string | undefined {
  const said = together(Object.entries(mapValues(failures, reasonOf)));
  if (said.length === 0) return undefined;
  return said.map(([reason, names]) => `Minting ${listed(names)}: ${reason}`).join(" ");
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError || error instanceof MeetingTokenError || isDailyError(error)) return error.message;
  throw error;
}
