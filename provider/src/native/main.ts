import type { Package } from "./pluginMethods";
import { serve } from "./server";

/**
 * Runs the plugin as the engine starts it: with the engine's address as its argument, and the port on the first line of
 * stdout. Nothing else may be printed there.
 */
export async function main(served: Package, [engineAddress]: readonly string[]): Promise<void> {
  const { port, session } = await serve(served, engineAddress);
  if (engineAddress !== undefined) endWith(process.stdin, () => session.cancelling.cutOff());
  process.stdout.write(`${port}\n`);
}

/** The engine holds the other end of stdin. If it is killed, that is all that is heard of it. */
function endWith(stdin: NodeJS.ReadStream, cutOff: () => void): void {
  stdin.on("end", () => {
    cutOff();
    setImmediate(() => process.exit());
  });
  stdin.resume();
}
