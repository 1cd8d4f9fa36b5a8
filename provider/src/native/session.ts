import type { Log, Values } from "../lifecycle";
import { Cancelling } from "../runtime/cancelling";
import { clientFor, type Host } from "../runtime/clients";
import { Configuration } from "../runtime/configuration";
import { EngineLog } from "./engineLog";

/** What the plugin knows for as long as it runs: the engine starts one for each account. */
export class Session {
  readonly log = new EngineLog();
  readonly cancelling = new Cancelling();
  configuration = new Configuration(() => undefined, process.env);

  /**
   * What Check has answered in this update, by URN. Diff and Update tell by it what something has changed since, such as a
   * policy; without it, nothing is declared just now, and the engine refreshes.
   */
  readonly checked = new Map<string, Values>();

  /** Said of no resource: a clock that is wrong is everybody's. */
  private readonly general = this.log.of("");

  /** What a resource's lifecycle is lent. */
  hostFor(urn: string): Host {
    const log: Log = this.log.of(urn);
    return { log, clientOf: (configuration) => clientFor(configuration, this.general, this.cancelling) };
  }
}
