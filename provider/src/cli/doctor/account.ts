import { noApiKey } from "../../daily/account";
import { skewFault, skewSeconds, systemClock } from "../../daily/clock";
import { connected } from "../../daily/connect";
import { isDailyError } from "../../daily/errors";
import type { Configuration } from "../../runtime/configuration";
import { type Check, failed, ok, skipped, warning } from "./check";

/** Asks Daily who the key belongs to: the answer covers the key, the clock and the domain. */
export async function checkAccount(configuration: Configuration): Promise<Check[]> {
  if (!configuration.hasApiKey()) {
    const check = failed("key", noApiKey.doctor.fault, noApiKey.doctor.remedy);
    return [check, ...withoutAnswer()];
  }
  const { apiKey, keySource } = configuration.apiKey();
  let skew: number | undefined;
  const client = connected({
    apiKey,
    keySource,
    apiUrl: configuration.apiUrl(),
    paced: false,
    onAnswer: (answer) => {
      skew = skewSeconds(answer, systemClock);
    },
  });
  try {
    const { domainId, domainName } = await client.getDomain();
    const key = ok("key", `Daily accepts the API key (from ${keySource})`);
    return [key, checkClock(skew), checkDomain(configuration, domainId, domainName)];
  } catch (error) {
    if (!isDailyError(error)) throw error;
    return [failed("key", error.message, remedyFor(error.code, keySource)), checkClock(skew), noDomain()];
  }
}

function remedyFor(code: string, keySource: string): string {
  if (code === "auth") return `Set ${keySource} to an active key of the domain: Daily's dashboard, under Developers.`;
  return "Check the network, daily:apiUrl and https://status.daily.co, then run this again.";
}

function checkClock(skew: number | undefined): Check {
  if (skew === undefined) return skipped("clock", "No answer to compare this machine's clock with.");
  const fault = skewFault(skew);
  if (fault === undefined) return ok("clock", "this machine's clock agrees with Daily's");
  return warning("clock", fault, "Set the clock: turn on NTP.");
}

function checkDomain(configuration: Configuration, domainId: string, domainName: string): Check {
  const declared = configuration.domain();
  const is = `domain ${domainName} (${domainId})`;
  if (declared.domainId !== undefined && declared.domainId !== domainId) {
    return failed(
      "domain",
      `The key belongs to ${is}, but daily:domainId names another domain: Daily ignores tokens self-signed with it.`,
      `Set daily:domainId to ${domainId}, or leave it out.`,
    );
  }
  if (declared.domainName !== undefined && declared.domainName !== domainName) {
    return failed(
      "domain",
      `The key belongs to ${is}, but daily:domainName is ${declared.domainName}: join URLs would lead elsewhere.`,
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
  return skipped("domain", "Daily did not say which domain the key belongs to.");
}
