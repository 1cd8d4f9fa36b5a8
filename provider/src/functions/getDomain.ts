import type { DailyFunction } from "./function";

/** `getDomain` takes no arguments: `{}`. */
export type GetDomainArgs = Record<string, never>;

export interface GetDomainResult {
  /** The domain's id, a UUID: what a self-signed token needs. */
  readonly domainId: string;
  /** The first part of the domain's host name. */
  readonly domainName: string;
}

export const getDomain: DailyFunction<GetDomainArgs, GetDomainResult> = {
  name: "getDomain",
  args: [],
  async ask(client) {
    const { domainId, domainName } = await client().getDomain();
    return { domainId, domainName };
  },
};
