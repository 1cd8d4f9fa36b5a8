import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isRecord } from "../../provider/src/properties/unknown";
import type { Schema } from "./schema";

/** An OpenAPI document, as far as it is looked at. */
export interface Document {
  /** The schema of a request's JSON body, such as that of `POST /rooms`. */
  body(request: string): Schema;
  /** What a reference such as `#/components/schemas/geo` leads to. */
  at(ref: string): Schema;
}

/** Reads JSON and YAML alike: JSON is YAML. */
export function readDocument(file: string): Document {
  return documentOf(parse(readFileSync(file, "utf8")), file);
}

export function documentOf(content: unknown, file: string): Document {
  if (!isRecord(content) || !/^3\./.test(String(content.openapi)) || !isRecord(content.paths)) {
    throw new TypeError(`${file} is no OpenAPI 3 document: it has no "openapi: 3..." or no "paths".`);
  }
  const { paths } = content;
  const at = (ref: string): Schema => {
    if (!ref.startsWith("#/")) throw new TypeError(`${file}: ${ref} leads to another file; only "#/..." is followed.`);
    const names = ref
      .slice(2)
      .split("/")
      .map((name) => decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~"));
    const found = names.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), content);
    if (!isRecord(found)) throw new TypeError(`${file}: ${ref} leads nowhere.`);
    return found;
  };
  const followed = (value: unknown): Record<string, unknown> => {
    if (!isRecord(value)) return {};
    return typeof value.$ref === "string" ? followed(at(value.$ref)) : value;
  };
  const body = (request: string): Schema => {
    const [method = "", path = ""] = request.toLowerCase().split(" ");
    const operations = Object.entries(paths).find(
      ([name]) => withoutNames(name.toLowerCase()) === withoutNames(path),
    )?.[1];
    const { content: bodies } = followed(followed(followed(operations)[method]).requestBody);
    const json = isRecord(bodies)
      ? Object.entries(bodies).find(([type]) => type.startsWith("application/json"))
      : undefined;
    const schema = followed(json?.[1]).schema;
    if (!isRecord(schema)) throw new TypeError(`${file} has no JSON body for ${request}.`);
    return schema;
  };
  return { at, body };
}

/** What a parameter of a path is called does not matter. */
function withoutNames(path: string): string {
  return path.replace(/\{.*?\}/g, "{}");
}
