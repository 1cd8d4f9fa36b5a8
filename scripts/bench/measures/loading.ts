import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { type Comparison, inTurn } from "../comparison";

/** What the handlers add to the host of dynamic resources in a program that only self-signs. */
export async function measureLoading(): Promise<Comparison[]> {
  const load = (module: string) =>
    Number(execFileSync(process.execPath, [join(__dirname, "load.cjs"), module], { encoding: "utf8" }));
  const ways = {
    "an empty module": () => load(join(__dirname, "empty.cjs")),
    "`pulumi-daily/handlers`, and a first token": () => load("pulumi-daily/handlers"),
  };
  return [{ says: "Loading, for a program that only self-signs", unit: "ms", rows: await inTurn(15, ways, 1) }];
}
