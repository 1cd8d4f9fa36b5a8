import { setMaxListeners } from "node:events";
import type { Cancellation } from "../daily/account";

/** How long what is under way may still take: longer than Daily takes to answer, short for somebody who waits. */
const GRACE_MS = 3_000;

/** Passes on to everything that is under way that the update is to end. */
export class Cancelling implements Cancellation {
  private readonly request = new AbortController();
  private readonly end = new AbortController();
  readonly requested: AbortSignal = this.request.signal;
  readonly overdue: AbortSignal = this.end.signal;

  constructor() {
    // Each wait listens; Node.js would warn of a leak from the eleventh on.
    setMaxListeners(Number.POSITIVE_INFINITY, this.requested, this.overdue);
  }

  /** The person who runs the update ends it. */
  cancel(): void {
    this.request.abort();
    setTimeout(() => this.end.abort(), GRACE_MS).unref();
  }

  /** Nobody is there any more to hear of the end. */
  cutOff(): void {
    this.request.abort();
    this.end.abort();
  }
}
