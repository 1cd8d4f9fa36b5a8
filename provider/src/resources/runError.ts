import * as pulumi from "@pulumi/pulumi";

type ErrorClass = abstract new (...args: never[]) => Error;

/** Pulumi prints a RunError as its message, and any other one as an unhandled exception with its stack. */
export function asRunError(...kinds: readonly ErrorClass[]): (error: unknown) => never {
  return (error) => {
    throw kinds.some((kind) => error instanceof kind) ? new pulumi.RunError((error as Error).message) : error;
  };
}
