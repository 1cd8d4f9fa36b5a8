import { isDailyError } from "../daily/errors";
import { redact } from "../daily/redact";
import { RefusedInputs, UserError } from "../lifecycle";
import { MeetingTokenError } from "../token/errors";
import { isWrongKey } from "./environmentKey";
import { shownReason } from "./shownReason";

/** Of what failed. */
export interface Failed {
  /** What must not be shown, such as the API key. */
  readonly secrets: () => readonly string[];
  /** Whether the API key may be that of the last update rather than the present one. */
  readonly keyFromState: boolean;
  /** Whether an argument is secret. */
  readonly isSecret: (argument: string) => boolean;
}

/** Measured with engine 3.259: without its program a refresh configures the provider as the state has it. */
const KEY_FROM_STATE =
  'This key is the one in the state. To correct it, set DAILY_API_KEY to a key of the same domain, which is then tried instead, or give refresh or destroy --run-program, as long as the program has a resource of pulumi-daily. The last resort is "pulumi state delete": it forgets the resource and leaves it at Daily.';

/** What is said of an error to the person who runs the update. */
export function messageOf(error: unknown, { keyFromState, secrets, isSecret }: Failed): string {
  if (error instanceof RefusedInputs) return error.problems.map((problem) => shownReason(problem, isSecret)).join(" ");
  if (keyFromState && isWrongKey(error)) return `${error.message} ${KEY_FROM_STATE}`;
  if (error instanceof UserError || error instanceof MeetingTokenError || isDailyError(error)) return error.message;
  const unexpected = error instanceof Error ? error : new Error(String(error));
  const stack = redact(unexpected.stack ?? String(unexpected), secrets());
  return `This is a defect of pulumi-daily; please report it with what follows.\n${stack}`;
}
