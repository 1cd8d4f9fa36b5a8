import { configurationFields, grantFields } from "../../provider/src/esc/fields";
import type { Field } from "../../provider/src/properties/shape";
import { code, table } from "../generate/markdown";

/** The tables of an adapter's configuration, for docs/guides/esc.md. */
export function escTables(): string {
  return [tableOf(configurationFields), "Of each grant:", tableOf(grantFields)].join("\n\n");
}

function tableOf(fields: Readonly<Record<string, Field>>): string {
  const rows = Object.entries(fields).map(([name, { doc, required, default: initial }]) => [
    code(name),
    doc,
    defaultOf(required, initial),
  ]);
  return table(["Key", "What it is", "Without it"], rows);
}

function defaultOf(required: boolean | undefined, initial: unknown): string {
  if (required) return "an error";
  if (initial === undefined) return "–";
  const text = typeof initial === "string" ? initial : JSON.stringify(initial);
  return text.includes("`") || text.includes(" ") ? text : code(text);
}
