import { isDailyError } from "../daily/errors";
import { redact } from "../daily/redact";
import { PartlyCreated, RefusedInputs, UserError } from "../lifecycle";
import { isWrongKey } from "../runtime/environmentKey";
import { MeetingTokenError } from "../token/errors";
import { toRefusal } from "./problems";
import { PROVIDER_KEY, type Raw } from "./protocol";
import { withoutSecretTexts } from "./secretArguments";
import { outputsToEngine } from "./values";

/** Which step of which resource fails, as the host prints it. */
export interface Step {
  /** Such as `MeetingToken 38f5dd69686bd32a`. */
  readonly resource: string;
  /** Such as `refresh`. */
  readonly operation: string;
  readonly props: Raw;
  /** What must not be shown, such as the API key. */
  readonly secrets: () => readonly string[];
  /** Whether the API key may be that of the last update rather than the present one. */
  readonly keyFromState: boolean;
}

/** Runs a handler so that what it throws is fit to be shown. */
export async function shown<T>(step: Step, handler: () => T | Promise<T>): Promise<T> {
  try {
    return await handler();
  } catch (error) {
    throw toShow(error, step);
  }
}

function toShow(error: unknown, step: Step): Error {
  const shown = plain(withoutSecretTexts(messageOf(error, step), step.props), step);
  return error instanceof PartlyCreated ? Object.assign(shown, initFailure(error, step.props)) : shown;
}

/** Measured with engine 3.259: without its program a refresh configures the provider as the state has it. */
const KEY_FROM_STATE =
  'This key is the one in the state. To correct it, set DAILY_API_KEY to a key of the same domain, which is then tried instead, or give refresh or destroy --run-program, as long as the program has a resource of pulumi-daily. The last resort is "pulumi state delete": it forgets the resource and leaves it at Daily.';

function messageOf(error: unknown, { keyFromState, secrets }: Step): string {
  if (error instanceof RefusedInputs) return error.problems.map(toRefusal).join(" ");
  if (keyFromState && isWrongKey(error)) return `${error.message} ${KEY_FROM_STATE}`;
  if (error instanceof UserError || error instanceof MeetingTokenError || isDailyError(error)) return error.message;
  const unexpected = error instanceof Error ? error : new Error(String(error));
  const stack = redact(unexpected.stack ?? String(unexpected), secrets());
  return `This is a defect of pulumi-daily; please report it with what follows.\n${stack}`;
}

// The host does not add the provider to an init failure's properties, and a later delete would find no code.
function initFailure({ created, message }: PartlyCreated, props: Raw): object {
  return {
    id: created.id,
    properties: { ...outputsToEngine(created.outputs), [PROVIDER_KEY]: props[PROVIDER_KEY] },
    reasons: [withoutSecretTexts(message, props)],
  };
}

/**
 * The engine shows an error's message with its resource. Beside that the host prints the error and its stack as a line
 * of the stack's, which names no resource: that line says whose error it is, and does not repeat it.
 */
function plain(message: string, { resource, operation }: Step): Error {
  const error = new Error(message);
  error.toString = () => resource;
  error.stack = `${operation} failed`;
  return error;
}
