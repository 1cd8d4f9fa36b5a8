import { isDailyError } from "../daily/errors";
import { redact } from "../daily/redact";
import { PartlyCreated, UserError } from "../lifecycle";
import { PROVIDER_KEY, type Raw } from "./protocol";
import { toEngine } from "./values";

/** Runs a handler so that what it throws is fit to be shown: the host prints an error's stack beside its message. */
export async function shown<T>(props: Raw, handler: () => T | Promise<T>): Promise<T> {
  try {
    return await handler();
  } catch (error) {
    throw toShow(error, props);
  }
}

function toShow(error: unknown, props: Raw): Error {
  if (error instanceof PartlyCreated) return Object.assign(plain(error.message), initFailure(error, props));
  if (error instanceof UserError || isDailyError(error)) return plain(error.message);
  const unexpected = error instanceof Error ? error : new Error(String(error));
  return plain(
    `${redact(`${unexpected.name}: ${unexpected.message}`)} This is a defect of pulumi-daily; please report it with the stack below.\n${redact(unexpected.stack ?? "")}`,
  );
}

// The host does not add the provider to an init failure's properties, and a later delete would find no code.
function initFailure({ created, message }: PartlyCreated, props: Raw): object {
  return {
    id: created.id,
    properties: { ...toEngine(created.outputs), [PROVIDER_KEY]: props[PROVIDER_KEY] },
    reasons: [message],
  };
}

/** An error that prints as its message: one line, no stack. */
function plain(message: string): Error {
  const error = new Error(message);
  error.stack = "";
  error.toString = () => message;
  return error;
}
