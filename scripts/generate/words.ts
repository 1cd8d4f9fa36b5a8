import type { Field, Flagged, NumberShape, ObjectShape, Shape, StringShape } from "../../provider/src/properties/shape";
import { MILLISECONDS_FROM } from "../../provider/src/properties/validate";

type Row = Field & { readonly paid?: boolean; readonly prebuilt?: boolean };

/** What a row means, its default, its limits and its plan, each in sentences. */
export function inWords(field: Field): string[] {
  const initial = defaultInWords(field);
  return [
    field.doc,
    ...(initial === undefined ? [] : [`Default: ${initial}.`]),
    ...limitsInWords(field.shape),
    ...planInWords(field),
  ];
}

/** The default of a row in words; undefined if it has none. */
export function defaultInWords(field: Field): string | undefined {
  if (field.default === undefined) return undefined;
  const value = `\`${JSON.stringify(field.default)}\``;
  return field.inherited ? `the room's or the domain's rule, at first ${value}` : value;
}

/** What a row's shape demands beside its type, each a sentence. */
export function limitsInWords(shape: Shape): string[] {
  switch (shape.kind) {
    case "string":
      return stringLimits(shape);
    case "number":
      return numberLimits(shape);
    case "array":
      return [
        ...(shape.maxItems === undefined ? [] : [`At most ${shape.maxItems} entries.`]),
        ...(shape.unique ? ["No entry twice."] : []),
        ...flaggedLimits(shape.flagged),
        ...limitsInWords(shape.items),
      ];
    case "union":
      return shape.of.flatMap(limitsInWords);
    default:
      return [];
  }
}

function flaggedLimits(flagged: Flagged | undefined): string[] {
  if (!flagged) return [];
  const { by, max, maxOthers } = flagged;
  return [`At most ${maxOthers} entries without \`${by}\`, and at least one; at most ${max} with it.`];
}

function stringLimits({ maxLength, pattern, format, others }: StringShape): string[] {
  return [
    ...(format === "url" ? ["An http or https URL."] : []),
    ...(format === "link" ? ["A URL with its scheme."] : []),
    ...(maxLength === undefined ? [] : [`At most ${maxLength} characters.`]),
    ...(pattern === undefined ? [] : [`It must be ${pattern.rule}.`]),
    ...(others === undefined ? [] : [`Another entry is ${others.rule}.`]),
  ];
}

function numberLimits({ unit, integer, min, max, even }: NumberShape): string[] {
  // That a time is no negative number goes without saying.
  if (unit === "time") {
    return [...(integer ? ["A whole number."] : []), `Below ${MILLISECONDS_FROM}: milliseconds are refused.`];
  }
  return [
    ...(unit === "kbps" ? ["In kbit/s."] : []),
    ...(integer ? ["A whole number."] : []),
    ...(min !== undefined && max !== undefined ? [`From ${min} to ${max}.`] : []),
    ...(min !== undefined && max === undefined ? [`At least ${min}.`] : []),
    ...(even ? ["Even."] : []),
  ];
}

/** What an object demands of its fields as a whole, each a sentence. */
export function rulesInWords({ open, further, oneOf }: ObjectShape): string[] {
  const inCase = further === undefined ? "" : `, ${further.rule}`;
  return [
    ...(oneOf === undefined ? [] : [`Of ${oneOf.map((name) => `\`${name}\``).join(" and ")} at most one.`]),
    ...(open ? [`Further fields are passed on to Daily as they are, under Daily's own names${inCase}.`] : []),
  ];
}

/** What to use in the place of a field that Daily is about to take away. */
export function deprecationInWords({ deprecatedFor }: Field): string[] {
  return deprecatedFor === undefined ? [] : [`Daily wants \`${deprecatedFor}\` in its place.`];
}

function planInWords({ paid, prebuilt }: Row): string[] {
  return [...(prebuilt ? ["Daily Prebuilt only."] : []), ...(paid ? ["Paid plans only."] : [])];
}
