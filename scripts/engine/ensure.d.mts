/** A Pulumi engine that runs on this machine. */
export interface Engine {
  /** Absolute path of `pulumi`. */
  readonly path: string;
  /**
   * The folder of `pulumi`. Put it first on PATH of whatever runs the engine: that is what makes it find its plugin for
   * dynamic providers, in whichever way the engine came to be here.
   */
  readonly binDir: string;
  /** Such as "3.259.0". */
  readonly version: string;
  /** Where it came from: `download` and `go` only in the run that made it, afterwards it is in the `cache`. */
  readonly source: "PATH" | "cache" | "download" | "go";
}

/**
 * Finds a Pulumi engine (on PATH, then in Pulumi's cache) or gets one into that cache (the official download, then a
 * build from Go modules). Says on stderr what takes long. Fails with a message that says what to install.
 *
 * With `yaml`, which is the default, the engine also gets Pulumi's host for programs in YAML.
 */
export function ensureEngine(options?: { readonly yaml?: boolean }): Promise<Engine>;
