import { parseArgs } from "node:util";
import { exampleNames, runnableNames } from "./workspace";

export interface ExampleArguments {
  readonly example: string;
  readonly stackName: string;
  readonly destroy: boolean;
}

export function help(): string {
  return `Runs an example against a local Daily: preview, then up. If DAILY_API_KEY is set, it uses your account.

  npm run example -- NAME                 one of ${runnableNames.join(", ")}
  npm run example -- NAME --stack STACK   use a stack other than dev
  npm run example -- NAME --destroy       take it down`;
}

export function readArguments(args: string[]): ExampleArguments | { readonly fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { stack: { type: "string", default: "dev" }, destroy: { type: "boolean", default: false } },
    });
    const [example, ...more] = positionals;
    if (example === undefined) return { fault: "which example?" };
    if (more.length > 0) return { fault: `one example at a time, not also ${more.join(" ")}.` };
    if (!exampleNames.includes(example)) return { fault: `there is no example ${example}.` };
    if (!runnableNames.includes(example)) {
      return {
        fault: `it runs only examples in TypeScript and YAML. The README of ${example} says how to run that one.`,
      };
    }
    return { example, stackName: values.stack, destroy: values.destroy };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}
