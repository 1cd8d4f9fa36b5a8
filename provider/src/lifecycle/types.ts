import type { Problem } from "../properties/validate";

/** A resource's inputs or outputs, as the engine keeps them. Absent is absent: nothing here is ever undefined or null. */
export type Values = Readonly<Record<string, unknown>>;

/** Says something to the person who runs the update. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
}

export interface CheckResult {
  /** The inputs as the engine is to keep them. */
  readonly inputs: Values;
  readonly problems: readonly Problem[];
}

/** What an update would do to a resource. */
export type Diff =
  | { readonly kind: "none" }
  | {
      readonly kind: "update";
      /** The properties that cause it. */
      readonly because: readonly string[];
    }
  | {
      readonly kind: "replace";
      /** The properties that cause it. */
      readonly because: readonly string[];
      /** Whether nothing has changed, and the time has come for another one. */
      readonly renews: boolean;
      /** Whether the old thing has to go before the new one can be made. */
      readonly deleteFirst: boolean;
    };

export interface Created {
  readonly id: string;
  readonly outputs: Values;
}

/** What a refresh found. Everything else than these two is thrown, and leaves the state as it was. */
export type ReadResult =
  | {
      readonly kind: "present";
      readonly id: string;
      readonly outputs: Values;
      /** The program's arguments as they are by now, or would have to be; absent if they are as before. */
      readonly inputs?: Values;
    }
  | { readonly kind: "gone"; readonly reason: GoneReason };

/**
 * Why a thing counts as gone: `revoked`, Daily calls the token invalid though it has not expired; `room-deleted`;
 * `room-recreated`, there is a room of that name, but another one.
 */
export type GoneReason = "revoked" | "room-deleted" | "room-recreated";

/** An error whose message is meant for the person who runs the update. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** Inputs that check would have refused: something has changed them since, such as a policy. */
export class RefusedInputs extends UserError {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ reason }) => reason).join(" "));
  }
}

/** The resource was created, but not as declared: it belongs in the state, so that it can be fixed or deleted. */
export class PartlyCreated extends UserError {
  constructor(
    readonly created: Created,
    message: string,
  ) {
    super(message);
  }
}

/** The engine does not check again what a policy makes of checked inputs: so nothing is sent before this. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new RefusedInputs(problems);
}

/** Values without what is absent: null and undefined say nothing. */
export function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}

export function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));
}

export function omit(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
