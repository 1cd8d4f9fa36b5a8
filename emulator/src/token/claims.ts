import type { TokenProperty } from "pulumi-daily/properties";
import { isRecord, problemWith } from "../properties/check.js";
import { tokenTable } from "../properties/restTable.js";
import { longPermissions, shortPermissions } from "./permissions.js";

/** A token's payload as it stands, short names and all. */
export type Claims = Readonly<Record<string, unknown>>;

export interface ClaimOptions {
  /** Write a list of recordings as one comma-separated text. Default: false. */
  readonly recordingsAsText?: boolean;
}

/** The claims of checked REST properties, in the order of the request; null is as good as absent. */
export function claimsOf(
  properties: Readonly<Record<string, unknown>>,
  { recordingsAsText = false }: ClaimOptions = {},
): Record<string, unknown> {
  const claimValue = (name: string, value: unknown) => {
    if (name === "permissions" && isRecord(value)) return shortPermissions(value);
    return name === "enable_recording" && recordingsAsText && Array.isArray(value) ? value.join(",") : value;
  };
  const entries = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [claimName(name), claimValue(name, value)]);
  return Object.fromEntries(entries);
}

// Daily documents no short name for three properties. They stand under their long names, in this emulator at least.
const claimName = (restName: string) => tokenTable.get(restName)?.claim ?? restName;

const byClaim: ReadonlyMap<string, TokenProperty> = new Map(
  [...tokenTable.values()].map((property) => [property.claim ?? property.rest, property]),
);

export type ClaimsReading =
  | { readonly properties: Readonly<Record<string, unknown>> }
  | { readonly problem: string; readonly properties?: never };

/** The REST properties that a payload stands for. Unknown claims are let pass, as at Daily. */
export function propertiesOf(claims: Claims): ClaimsReading {
  const properties: Record<string, unknown> = {};
  for (const [claim, value] of Object.entries(claims)) {
    const property = byClaim.get(claim);
    if (!property) {
      const known = tokenTable.get(claim);
      if (known) return { problem: `${claim} is no claim: its short name is ${known.claim}` };
      continue;
    }
    const long = longValue(property, value);
    const wrong = long === undefined ? `${claim} is not in short form` : problemWith(property.shape, long, claim);
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
