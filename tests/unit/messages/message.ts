/** Something that a person may get to read. */
export interface Message {
  readonly text: string;
  /** The error that says it, if it is one. */
  readonly error?: Error;
  /** The property that it is about, if it is the check's. */
  readonly property?: string;
}

export function ofError(error: Error): Message {
  return { text: error.message, error };
}

export async function ofRejection(promise: Promise<unknown>): Promise<Message> {
  return promise.then(
    () => Promise.reject(new Error("A call that was to fail succeeded.")),
    (error) => ofError(error),
  );
}

export function ofThrow(call: () => unknown): Message {
  try {
    call();
  } catch (error) {
    return ofError(error as Error);
  }
  throw new Error("A call that was to fail succeeded.");
}

/** The lines of a log, without their level. */
export function ofLines(lines: readonly string[]): Message[] {
  return lines.map((line) => ({ text: line.replace(/^(info|warn): /, "") }));
}
