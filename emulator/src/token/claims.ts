import { isDeepStrictEqual } from "node:util";
import type { TokenProperty } from "pulumi-daily/properties";
import { beyondFour, isRecord, problemWith } from "../properties/check.js";
import { tokenTable } from "../properties/restTable.js";
import type { Switches } from "../switches.js";
import { longPermissions, shortPermissions } from "./permissions.js";

/** A token's payload as it stands, short names and all. */
export type Claims = Readonly<Record<string, unknown>>;

export type ClaimSwitches = Pick<Switches, "dropsDefaults" | "recordingsAsText" | "unnamedClaimsLeftOut">;

/** The claims of accepted REST properties, in the order of the request; null counts as absent. */
export function claimsOf(
  properties: Readonly<Record<string, unknown>>,
  switches: ClaimSwitches,
): Record<string, unknown> {
  const entries = Object.entries(properties)
    .filter(([name, value]) => (value ?? null) !== null && stands(name, value, switches))
    .map(([name, value]) => [claimName(name), claimValue(name, value, switches)]);
  return Object.fromEntries(entries);
}

function stands(name: string, value: unknown, { dropsDefaults, unnamedClaimsLeftOut }: ClaimSwitches): boolean {
  const property = tokenTable.get(name);
  if (unnamedClaimsLeftOut && property?.claim === undefined) return false;
  return !(dropsDefaults && isDeepStrictEqual(value, property?.default));
}

function claimValue(name: string, value: unknown, { recordingsAsText }: ClaimSwitches): unknown {
  if (name === "permissions" && isRecord(value)) return shortPermissions(value);
  return name === "enable_recording" && recordingsAsText && Array.isArray(value) ? value.join(",") : value;
}

// Daily documents no short name for three properties. They stand under their long names, in this emulator at least.
const claimName = (restName: string) => tokenTable.get(restName)?.claim ?? restName;

export type ReadingSwitches = Pick<Switches, "fourSendKinds">;

/** REST names by the names that are in a token. */
const restNames: ReadonlyMap<string, string> = new Map(
  [...tokenTable.keys()].map((restName) => [claimName(restName), restName]),
);

export type ClaimsReading =
  | { readonly properties: Readonly<Record<string, unknown>> }
  | { readonly problem: string; readonly properties?: never };

/** The REST properties that a payload stands for. Unknown claims are let pass, as at Daily. */
export function propertiesOf(claims: Claims, switches: ReadingSwitches): ClaimsReading {
  const properties: Record<string, unknown> = {};
  for (const [claim, value] of Object.entries(claims)) {
    const property = tokenTable.get(restNames.get(claim) ?? "");
    if (!property) {
      const known = tokenTable.get(claim);
      if (known) return { problem: `${claim} is no claim: its short name is ${known.claim}` };
      continue;
    }
    const long = longValue(property, value);
    const wrong =
      long === undefined
        ? `${claim} is not in short form`
        : (problemWith(property.shape, long, claim) ??
          (property.rest === "permissions" && switches.fourSendKinds ? beyondFour(long) : undefined));
    if (wrong) return { problem: wrong };
    properties[property.rest] = long;
  }
  return { properties };
}

function longValue(property: TokenProperty, value: unknown): unknown {
  if (property.rest === "permissions") return longPermissions(value);
  if (property.rest === "enable_recording" && typeof value === "string" && value.includes(",")) return value.split(",");
  // Programs put numbers in the user id, and Daily takes them.
  if (property.rest === "user_id" && typeof value === "number") return String(value);
  return value;
}
