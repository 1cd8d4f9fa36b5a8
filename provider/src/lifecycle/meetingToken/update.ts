import type { Values } from "../types";
import { pick, present } from "../values";
import { renewalOutput } from "./outputs";

/** What a token's making gave, and what no later argument changes. */
const made = ["token", "issuedAt", "roomId", "roomUrl", "domainName"];

/** Takes note of arguments that say how the token is looked after. The token stays as it is. */
export function updateMeetingToken(olds: Values, news: Values): Values {
  return present({ ...news, ...pick(olds, made), ...renewalOutput(news) });
}
