import { axiosTransport } from "../../daily/axiosTransport";
import { createDailyClient } from "../../daily/client";
import { isDailyError } from "../../daily/errors";
import { createPacer } from "../../daily/pace";
import { systemClock } from "../../daily/systemClock";
import type { Settings } from "../../engine/settings";
import { durationInWords } from "../words";
import { type Check, failed, ok, skipped, warning } from "./check";

/** Below this, what differs may as well be the network's and the header's one-second grain. */
const NOTICEABLE_SKEW_SECONDS = 30;

/** Asks Daily who the key belongs to: that tells of the key, of the clock and of the domain. */
export async function checkAccount(settings: Settings): Promise<Check[]> {
  if (!settings.hasApiKey()) {
    const check = failed(
      "key",
      "There is no API key: neither daily:apiKey in the stack's configuration nor DAILY_API_KEY.",
      'Run "pulumi config set --secret daily:apiKey", or set DAILY_API_KEY. Daily\'s dashboard shows the key under Developers.',
    );
    return [check, ...withoutAnswer()];
  }
  const { apiKey, keySource } = settings.apiKey();
  let skewSeconds: number | undefined;
  const never = new AbortController().signal;
  const pacer = createPacer([], systemClock, never);
  const client = createDailyClient({
    apiKey,
    apiUrl: settings.apiUrl(),
    keySource,
    transport: axiosTransport(),
    pacers: { default: pacer, deletion: pacer },
    clock: systemClock,
    random: Math.random,
    cancellation: { requested: never, overdue: never },
    onAnswer: ({ headers }) => {
      const theirs = Date.parse(headers.date ?? "");
      skewSeconds = Number.isNaN(theirs) ? undefined : (systemClock.now() - theirs) / 1_000;
    },
  });
  try {
    const { domainId, domainName } = await client.getDomain();
    const key = ok("key", `Daily accepts the API key (from ${keySource})`);
    return [key, checkClock(skewSeconds), checkDomain(settings, domainId, domainName)];
  } catch (error) {
    if (!isDailyError(error)) throw error;
    return [failed("key", error.message, remedyFor(error.code, keySource)), checkClock(skewSeconds), noDomain()];
  }
}

function remedyFor(code: string, keySource: string): string {
  if (code === "auth") return `Set ${keySource} to an active key of the domain: Daily's dashboard, under Developers.`;
  return "Check the network, daily:apiUrl and https://status.daily.co, then run this again.";
}

function checkClock(skewSeconds: number | undefined): Check {
  if (skewSeconds === undefined) return skipped("clock", "No answer to compare this machine's clock with.");
  if (Math.abs(skewSeconds) <= NOTICEABLE_SKEW_SECONDS) return ok("clock", "this machine's clock agrees with Daily's");
  const side = skewSeconds > 0 ? "ahead of" : "behind";
  return warning(
    "clock",
    `This machine's clock is ${durationInWords(skewSeconds)} ${side} Daily's: tokens would expire that much ${skewSeconds > 0 ? "later" : "earlier"} than planned.`,
    "Set the clock: switch on NTP.",
  );
}

function checkDomain(settings: Settings, domainId: string, domainName: string): Check {
  const declared = settings.domain();
  const is = `domain ${domainName} (${domainId})`;
  if (declared.domainId !== undefined && declared.domainId !== domainId) {
    return failed(
      "domain",
      `The key is of ${is}, but daily:domainId names another: Daily ignores tokens that are self-signed with it.`,
      `Set daily:domainId to ${domainId}, or leave it out.`,
    );
  }
  if (declared.domainName !== undefined && declared.domainName !== domainName) {
    return failed(
      "domain",
      `The key is of ${is}, but daily:domainName is ${declared.domainName}: join URLs would lead elsewhere.`,
      `Set daily:domainName to ${domainName}, or leave it out.`,
    );
  }
  return ok("domain", is);
}

/** The key, the clock and the domain, where the key that would be used cannot be read. */
export function keyUnreadable(): Check[] {
  return [skipped("key", "The stack's API key could not be read: see config."), ...withoutAnswer()];
}

function withoutAnswer(): Check[] {
  return [checkClock(undefined), noDomain()];
}

function noDomain(): Check {
  return skipped("domain", "Daily did not say which domain the key is of.");
}
