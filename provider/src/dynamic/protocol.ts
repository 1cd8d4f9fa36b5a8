import type { Raw } from "../runtime/engineValues";

/**
 * The shapes that the dynamic-provider host of @pulumi/pulumi expects of what `handler()` answers, as measured with
 * SDK 3.248 (cmd/dynamic-provider/index.js). Note `outs` for create and update, `props` for read.
 */
export interface DynamicProvider {
  configure(request: { config: { get(key: string): unknown } }): void;
  check(olds: Raw, news: Raw): Promise<{ inputs: Raw; failures: { property: string; reason: string }[] }>;
  diff(
    id: string,
    olds: Raw,
    news: Raw,
  ): Promise<{ changes: boolean; replaces?: string[]; deleteBeforeReplace?: boolean }>;
  create(inputs: Raw): Promise<{ id: string; outs: Raw }>;
  read(id: string, props: Raw): Promise<{ id?: string; props?: Raw }>;
  update(id: string, olds: Raw, news: Raw): Promise<{ outs: Raw }>;
  delete(id: string, props: Raw): Promise<void>;
}

/** Where a dynamic resource's state says which code looks after it. */
export const PROVIDER_KEY = "__provider";

/** The handlers that `pulumi-daily/handlers` exports. */
export type Handler = "meetingToken" | "meetingTokenSet" | "room";

/**
 * The code that a resource's state names. It is a constant, so that no closure is serialized: no secret can be caught
 * in one, and an upgrade changes no state.
 */
export function shim(handler: Handler): string {
  return `exports.handler=()=>require("pulumi-daily/handlers").${handler}`;
}
