import { readFileSync } from "node:fs";
import { createEscAdapter, readEscConfiguration } from "pulumi-daily/esc";

const adapter = createEscAdapter({
  ...readEscConfiguration(readFileSync("daily-esc.yaml", "utf8")),
  apiKey: process.env.DAILY_API_KEY ?? "",
  log: (entry) => console.log(JSON.stringify(entry)),
});

/** What an HTTP API of API Gateway or a function URL sends (payload format 2.0), as far as it is needed. */
interface HttpEvent {
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

export async function handler({ requestContext, headers, body, isBase64Encoded }: HttpEvent) {
  const answer = await adapter(
    new Request("https://adapter.invalid/", {
      method: requestContext.http.method,
      headers,
      // The bytes as they were sent: the JWT holds their hash.
      ...(body !== undefined && { body: isBase64Encoded ? Buffer.from(body, "base64") : body }),
    }),
  );
  return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
}
