import type { FastifyInstance } from "fastify";
import { invalidRequest, jsonParsingError } from "./errors.js";

/** Read every body as JSON, whatever its content type says: a form then fails as it does at Daily. */
export function parseBodiesAsJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    if (body === "") return done(null, undefined);
    let parsed: unknown;
    try {
      parsed = JSON.parse(body as string);
    } catch {
      return done(jsonParsingError());
    }
    if (isDeeperThan(MAX_DEPTH, parsed)) {
      return done(invalidRequest(`the body is nested more than ${MAX_DEPTH} levels deep`));
    }
    done(null, parsed);
  });
}

/** Far beyond what Daily's properties need, and far below what a recursive function can bear. */
const MAX_DEPTH = 100;

/** Level by level, since a recursive look would itself break at what it looks for. */
function isDeeperThan(most: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level
      .filter((each) => typeof each === "object" && each !== null)
      .flatMap((each) => Object.values(each as object));
    if (level.length === 0) return false;
  }
  return true;
}
