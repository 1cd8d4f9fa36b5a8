/**
 * What nobody outside Daily knows for sure, or what differs by account. Each switch is off by default, which is the
 * likelier side or the quieter one; a client that is tested against both sides is safe either way.
 */
export const switchDocs = {
  strictValidation: "GET /meeting-tokens/:token refuses a token whose room is gone or has expired.",
  verboseValidation: "GET /meeting-tokens/:token also answers domain_id, iat, and defaults of what was not set.",
  rejectsAs404: "GET /meeting-tokens/:token answers 404 not-found for an invalid token, rather than 400.",
  recordingsAsText: "A list in enable_recording stands in a token as one comma-separated text.",
  tokenNeedsRoom: "POST /meeting-tokens refuses a room_name that does not exist.",
  refuseOldTokens: "A token that is older than the room of its name is not honoured there.",
  expiredRoomsAlive: "An expired room can still be read and prolonged, and its name is still taken.",
  fullConfig: "Rooms answer their properties in full, with those that are set to their defaults.",
  undocumentedDefaults: "Rooms leave out a `true` that is the default without being documented as one.",
  rateLimit: "Daily's published rate limits hold, per API key.",
  retryAfter: "An answer 429 carries Retry-After.",
  freePlan: "The account is on the free plan: paid properties are refused with invalid-plan-type.",
} as const;

export type SwitchName = keyof typeof switchDocs;
export type Switches = Record<SwitchName, boolean>;

export const switchNames = Object.keys(switchDocs) as SwitchName[];

/** All switches off, but for the given ones. Throws on a name that is no switch. */
export function switchesWith(given: Partial<Switches>, base?: Switches): Switches {
  const switches = base ?? (Object.fromEntries(switchNames.map((name) => [name, false])) as Switches);
  const changed = { ...switches };
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(switchDocs, name)) {
      throw new TypeError(`There is no switch ${name}. The switches are ${switchNames.join(", ")}.`);
    }
    if (value === undefined) continue;
    if (typeof value !== "boolean") throw new TypeError(`The switch ${name} is true or false.`);
    changed[name as SwitchName] = value;
  }
  return changed;
}
