import type { Field, Shape } from "../../provider/src/properties/shape";
import { requests } from "../../scripts/checkDaily/requests";

type Json = Record<string, unknown>;

/** A made-up document that says what the tables say, and is its caller's to change. */
export function agreeingDocument(): { openapi: string; paths: Record<string, Json>; [more: string]: unknown } {
  const paths = [...requests].map(([request, shape]) => {
    const [method = "", path = ""] = request.split(" ");
    const content = { "application/json": { schema: schemaOf(shape) } };
    return [path, { [method.toLowerCase()]: { requestBody: { content } } }];
  });
  // A copy: the tables' own lists must not change with it.
  return structuredClone({
    openapi: "3.0.3",
    info: { title: "Made up", version: "1" },
    paths: Object.fromEntries(paths),
  });
}

/** The fields of `properties` in the body of a request that has them. */
export function propertiesOf(document: ReturnType<typeof agreeingDocument>, path: string): Record<string, Json> {
  // biome-ignore lint/suspicious/noExplicitAny: made above, and only walked here.
  const body = (document.paths[path] as any).post.requestBody.content["application/json"].schema;
  return body.properties.properties.properties;
}

/** Another language for rooms. */
export function addLatin(document: ReturnType<typeof agreeingDocument>): void {
  const { lang } = propertiesOf(document, "/rooms");
  (lang as { enum: string[] }).enum.push("la");
}

function schemaOf(shape: Shape): Json {
  switch (shape.kind) {
    case "string":
      return { type: "string", ...(shape.values && { enum: [...shape.values] }) };
    case "number":
      return { type: shape.integer ? "integer" : "number" };
    case "array":
      return { type: "array", items: schemaOf(shape.items) };
    case "map":
      return { type: "object", additionalProperties: schemaOf(shape.values) };
    case "union":
      return { oneOf: shape.of.map(schemaOf) };
    case "object": {
      const fields = Object.entries<Field>(shape.fields);
      const required = fields.filter(([, field]) => field.required).map(([name, field]) => field.rest ?? name);
      return {
        type: "object",
        ...(required.length > 0 && { required }),
        properties: Object.fromEntries(
          fields.map(([name, field]) => [
            field.rest ?? name,
            {
              ...schemaOf(field.shape),
              ...(field.default !== undefined && { default: field.default }),
              ...(field.deprecatedFor !== undefined && { deprecated: true }),
            },
          ]),
        ),
      };
    }
    default:
      return { type: shape.kind };
  }
}
