/** What happens instead, where a probe does not hold for an adapter. */
export interface Limit {
  /** In words, for docs/reference/conformance.md. */
  readonly says: string;
  /** Pulumi's own issue, where there is one, such as `pulumi/pulumi#1`. */
  readonly upstream?: string;
}

export type AdapterName = "dynamic" | "native";

/** A probe's limits. Without one it holds for both adapters. */
export type Limits = { readonly [A in AdapterName]?: Limit };

const NO_POLICY_ON_REPLACEMENT: Limit = {
  says: "as the program declares it: the engine applies no policy to a replacement",
};

/**
 * What holds for both adapters, the dynamic provider and the native plugin, and where one of them has a limit: groups of
 * probes. The probes of a group are in `GROUP.test.ts`; `npm run docs` writes the table into docs/reference/conformance.md.
 */
export const table = {
  quiet: {
    "a preview of a creation asks Daily nothing": {},
    "an update creates, and says nothing": {},
    "a second update and a third change nothing, and say nothing": {},
    "a refresh finds no change, twice": {},
    "a refresh with an open renewal window finds no change": {},
    "after that a preview shows the renewal, and an update does it once": {},
  },
  faults: {
    "a room whose creation Daily refuses is not in the state": {},
    "a room of which nobody knows whether it was made is in the state": {},
    "the next update settles it, and makes no second one": {},
    "a token whose mint Daily refuses is not in the state, and its room stays": {},
    "a token whose mint is never answered is minted by the next update": {},
    "a refresh leaves the state while Daily resets connections": {},
    "a refresh leaves the state while Daily is silent": {},
    "a refresh leaves the state after 401": {},
    "a refresh leaves the state after 403": {},
    "a refresh leaves the state after 429": {},
    "a refresh leaves the state after 500": {},
    "a refresh leaves the state after a gateway's page": {},
    "a refresh leaves the state after half an answer": {},
    "a change that fails leaves the state, and the next update makes it": {},
    "a deletion that fails leaves the room in the state, and is made up for": {},
    "64 resources at once, while each tenth request fails, are made once each": {},
    "a refresh leaves the state where nobody listens": {},
  },
  accounts: {
    "an account whose key is not known yet is previewed without a request": {},
    "two accounts in one program: each resource is its own account's, and no key stands in clear": {},
    "the key of another account changes nothing, deletes nothing, and is told whose it is": {},
    "another key of the account replaces what the old one had signed, and nothing else": {},
    "a key that is lost fails refresh and destroy, which say how to go on": {},
    "with the new key in DAILY_API_KEY, destroy deletes the room without a program": {},
  },
  secrets: {
    "a stack transformation that drops all options shows no secret": {},
    "a resource transform that drops all options shows no secret": {},
    "a hook is given the token as a secret": {},
    "a room that is looked up keeps what may hold a key secret": {},
  },
  policies: {
    "a token is made as a remediation changes it": {},
    "and is then left alone: updates, a preview and a refresh change nothing": {},
    "in its window it is minted anew, again as the remediation changes it": {},
    "a token that check would refuse is not minted": {},
    "a token that a change replaces is made as a remediation changes it": {
      dynamic: NO_POLICY_ON_REPLACEMENT,
      native: NO_POLICY_ON_REPLACEMENT,
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Limits>>>>;

export type Group = keyof typeof table;
