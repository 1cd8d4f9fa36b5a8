// How this set-up fails.
import { ENGINE_VERSION, GO_VERSION, MINIMUM_VERSION } from "./version.mjs";

/** One way to get an engine did not work. The message is one line that says why; the next way is tried. */
export class WayFailed extends Error {}

/** As above, and nothing is wrong: what was looked for is just not on this machine. */
export class NotThere extends WayFailed {}

/** No way worked. The message says what was tried and what to install. */
export class EngineUnavailable extends Error {
  name = "EngineUnavailable";

  /** @param {{ source: string, reason: string }[]} tried */
  constructor(tried) {
    super(
      [
        "there is no Pulumi engine, and none could be made. Tried:",
        ...tried.map(({ source, reason }) => `  ${source.padEnd(9)} ${reason}`),
        "Do one of these, then run it again:",
        `  - install the Pulumi CLI ${MINIMUM_VERSION} or newer and have it on PATH: https://www.pulumi.com/docs/install/`,
        `  - let curl reach https://get.pulumi.com: Pulumi ${ENGINE_VERSION} is then downloaded, once`,
        `  - install Go ${GO_VERSION} or newer (https://go.dev/dl/) and have it reach a Go module proxy:`,
        "    the engine is then built from its source, once, in about 5 minutes",
      ].join("\n"),
    );
  }
}

/** A full disk or a folder that may not be written to also means: try another way. A bug does not. */
export function isReason(error) {
  return error instanceof WayFailed || error.syscall !== undefined;
}
