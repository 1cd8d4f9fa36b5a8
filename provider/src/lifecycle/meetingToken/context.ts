export interface DeadlineContext {
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
  /** In a preview a new deadline is not known yet: the update that carries it out comes later. */
  readonly preview: boolean;
}

export interface LifetimeContext {
  /** Now, in seconds since the Unix epoch. */
  readonly now: number;
  /** The longest lifetime that the stack allows, in seconds. */
  readonly maxLifetime?: number | undefined;
  /** Where that is set, for messages. Default: `daily:maxTokenLifetime`. */
  readonly maxLifetimeSource?: string | undefined;
}

export interface MeetingTokenCheckContext extends DeadlineContext, LifetimeContext {
  /** Arguments that the program gives as outputs without a value. Default: none. */
  readonly emptyArguments?: readonly string[];
}
