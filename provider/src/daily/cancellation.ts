/** How the person who runs an update ends it. */
export interface Cancellation {
  /** Aborted when the update is to end: nothing new is begun, and nothing is waited for. */
  readonly requested: AbortSignal;
  /** Aborted a little later: what is under way has had its time, and is cut off. */
  readonly overdue: AbortSignal;
}
