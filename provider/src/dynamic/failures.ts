import { PartlyCreated } from "../lifecycle";
import type { Raw } from "../runtime/engineValues";
import { messageOf } from "../runtime/failureText";
import { PROVIDER_KEY } from "./protocol";
import { wasSecret, withoutSecretTexts } from "./secretArguments";
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
  const shown = plain(withoutSecretTexts(messageOf(error, { ...step, isSecret: wasSecret }), step.props), step);
  return error instanceof PartlyCreated ? Object.assign(shown, initFailure(error, step.props)) : shown;
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
