/** What a call throws. A call that throws nothing fails the test. */
export function thrownBy(call: () => unknown): Error & { readonly code?: unknown } {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

/** What a promise is rejected with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error & { readonly code?: unknown }> {
  return promise.then(
    () => Promise.reject(new Error("nothing was thrown")),
    (error) => error,
  );
}
