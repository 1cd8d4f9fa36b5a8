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
} as const satisfies Readonly<Record<string, Readonly<Record<string, Limits>>>>;

export type Group = keyof typeof table;
