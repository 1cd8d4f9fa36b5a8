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
  says: "It is as the program declares it: the engine applies no policy to a replacement.",
};

const NO_IMPORT: Limit = {
  says: "It is refused, and the error says what to write instead: `name` and `adopt: true`.",
};

/**
 * What holds for both adapters, the dynamic provider and the native plugin, and where one of them has a limit: groups of
 * probes. The probes of a group are in `GROUP.test.ts`; `npm run docs` writes the table into docs/reference/conformance.md.
 */
export const table = {
  quiet: {
    "a second before its renewal window a token stays; from the window's first second on it is replaced": {},
    "a preview of a creation asks Daily nothing": {},
    "an update creates, and says nothing": {},
    "a second update and a third change nothing, and say nothing": {},
    "a refresh finds no change, twice": {},
    "a refresh with an open renewal window finds no change, with --run-program and without": {},
    "the next preview shows the renewal, and that its end is not known yet": {
      native: { says: "It shows the old end alone (`- expiresAt`), and a line says that the token is renewed." },
    },
    "an update renews it once": {},
  },
  check: {
    "checked again, checked arguments are the same": {},
    'an argument stays as it was written: "24h" stays "24h"': {},
    "null is as if the argument were absent": {},
    "Daily's default, written out, is no change": {},
    "a message never quotes a secret argument": {},
    "undefined, null and a default are the same to a program as an absent argument": {},
  },
  unknowns: {
    "each argument of a room may be unknown": {},
    "each argument of a token may be unknown": {},
    "so may each value inside of one": {},
    "what is unknown may differ from what was known: that is a change": {},
    "a preview of arguments that come from other resources finds nothing wrong, and asks Daily nothing": {},
    "the update makes them with the values that are known by then, and the next preview is quiet": {},
  },
  diff: {
    "each argument of a room but its name, changed alone, is an update in place": {},
    "another name is another room": {},
    "each argument of a token, changed alone, is another token, or, of its renewal, an update in place": {},
    "a token's replacement names the argument that causes it and the token's end, and no other": {},
    "an update names the argument that causes it, and no other": {
      dynamic: { says: "It names none: the engine compares the arguments by itself." },
    },
    "a preview of an update in place knows the outputs": {
      dynamic: { says: "They are unknown: the engine does not ask the host in a preview." },
    },
    "a preview of it shows the old value and the new one": {},
  },
  order: {
    "a room is made before its token": {},
    "a replacement is made before the old one is given up, dependents first": {},
    "a replacement that fails leaves the old one as it was, and the next update makes it": {},
    "with deleteBeforeReplace the old one goes first": {},
    "a room that gets a fixed name goes first itself, since a name is given once": {},
    "a room that was taken over in an update that failed stays when the next one deletes its former resource": {},
    "a room that was taken over in an update that failed stays with its former resource if the program goes back": {},
    "a room that another resource has taken over stays when its former resource is replaced, in that update or later":
      {},
    "an alias hands a room on to a resource with a provider of its own": {},
    "a destroy of what is gone at Daily already, without the program, is done": {},
    "a second destroy has nothing to do": {},
  },
  drift: {
    "what the program does not declare is left alone": {},
    "a refresh shows what somebody changed by hand, as declared => actual": {},
    "a second refresh shows it no more": {
      dynamic: { says: "Each refresh shows it again, until an update mends it." },
    },
    "the next preview shows it as actual => declared, and nothing else": {
      dynamic: { says: "It shows that the room is updated, and not what differs." },
    },
    "the next update mends it, and then all is quiet": {},
    "a refresh takes a room that was deleted, and its token, out of the state": {},
    "the next update makes both again, and then all is quiet": {},
  },
  plans: {
    "a saved plan of a creation can be carried out later, and the lifetime counts from then": {},
    "so can one of an update in place, and of a change that needs another token": {},
    "so can one of a renewal": {},
    "so can one of no change": {},
    "a plan does not allow what it does not hold": {},
  },
  options: {
    "the state names the program's line that declares a resource": {},
    "ignoreChanges of one argument ignores that one alone": {},
    'ignoreChanges: ["*"] ignores all': {},
    "replaceOnChanges makes another one when the argument changes": {
      dynamic: { says: "It is changed in place: the host has no detailed diff for the engine to compare it with." },
    },
    "replacementTrigger makes another one when its value changes": {},
    "retainOnDelete leaves the room at Daily": {},
    "deletedWith deletes one of the two alone": {},
    "an alias by name keeps a resource that has another name": {},
    "an alias by parent keeps a resource that has another parent": {},
    "an alias by type keeps a resource of the other adapter's": {
      dynamic: { says: "It is replaced by a new one: the way back from the plugin is not free." },
    },
    "--target changes what it names, and nothing else": {},
    'a renewal is due with ignoreChanges: ["*"] as well, and takes the arguments as they are by then': {},
    "--replace makes another one": {},
    "protect refuses a deletion": {},
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
    "a token, its joinUrl and a room's sipUri are secret to the program, in a preview as well": {
      dynamic: { says: "In a preview of a creation the host has no values, and says of none that it is secret." },
    },
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
  imports: {
    "the option import takes a room with more than 20 settings over as it is": { dynamic: NO_IMPORT },
    "then a preview, an update and a refresh find no change, without the option as well": {},
    "an import of a token is refused, with the reason": {},
    "a room that differs from what is declared is changed in that alone, as a preview shows": { dynamic: NO_IMPORT },
  },
  cancel: {
    "cancelled while Daily is silent, an update ends without waiting for an answer": {},
    "what may have been made then is in the state, and the next update settles it": {},
    "a room whose answer comes after the cancellation is in the state": {},
    "an engine that is killed leaves nothing under way": {},
    "nor a process of the provider's": {
      dynamic: { says: "The host's process lives on, and does nothing more: it is Pulumi's own." },
    },
    "what was made then is nobody's: the next update says what to type, and that works": {},
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Limits>>>>;

export type Group = keyof typeof table;
