import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { EXAMPLES } from "../../../scripts/example/workspace";

/** Runs an example's program anew, as the engine would, and answers its exports: the stack's outputs. */
export function loadExample(example: string, file = "index.ts"): Record<string, unknown> {
  let exported: Record<string, unknown> = {};
  jest.isolateModules(() => {
    // The program is new; the SDK must not be, since it knows which stack this is.
    jest.doMock("@pulumi/pulumi", () => pulumi);
    jest.doMock("pulumi-daily", () => daily);
    exported = { ...require(join(EXAMPLES, example, file)) };
  });
  return exported;
}
