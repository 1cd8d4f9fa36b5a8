import type { LoggedRequest } from "../../../emulator/src/http/requestLog";
import { dailyLimits } from "../../../provider/src/daily/pace";
import type { Comparison } from "../comparison";
import { startDaily } from "../daily";
import { spreadOf } from "../spread";
import { withStack } from "../stacks";
import { limitedConfig } from "../variants";

const COUNT = 500;
const FAR = ["--distance", "100", "--jitter", "20"];

/** So many tokens under Daily's limits, made in one update: on a line without delay, and on a long one. */
export async function measurePace(): Promise<Comparison[]> {
  const runs = {
    "`MeetingTokenSet` of 500, beside Daily": await run("setRest", []),
    "`MeetingTokenSet` of 500, 100 ms ± 20 ms away": await run("setRest", FAR),
    "500 `MeetingToken`, beside Daily": await run("tokenRest", []),
    "500 `MeetingToken`, 100 ms ± 20 ms away": await run("tokenRest", FAR),
  };
  const one = (value: number, digits: number) => spreadOf([value], digits);
  const rows = (figure: (requests: readonly LoggedRequest[]) => number) =>
    Object.entries(runs).map(([says, requests]) => ({ says, measured: one(figure(requests), 2) }));
  return [
    {
      says: "Pace at Daily's limits",
      unit: "requests a second",
      rows: [{ says: "what Daily permits", measured: one(dailyLimits.default[0].count, 0) }, ...rows(rateOf)],
    },
    { says: "Refused with 429, and then tried again", unit: "% of all answers", rows: rows(refusedPercent) },
  ];
}

async function run(variant: "setRest" | "tokenRest", line: readonly string[]): Promise<LoggedRequest[]> {
  const daily = await startDaily(["--rate-limit", "--retry-after", ...line]);
  try {
    // The engine's own work with so many resources is not what is measured.
    const environment = { PULUMI_SKIP_CHECKPOINTS: "true" };
    await withStack({ variant, count: COUNT, config: limitedConfig(daily), environment }, ({ run }) => run("up"));
    const answer = await fetch(`${new URL(daily.url).origin}/_emulator/requests`);
    const requests = (await answer.json()) as LoggedRequest[];
    const isMint = ({ method, path }: LoggedRequest) => method === "POST" && path === "/meeting-tokens";
    const minted = requests.filter((request) => isMint(request) && request.status === 200).length;
    if (minted !== COUNT) throw new Error(`${minted} tokens were minted instead of ${COUNT}.`);
    return requests.slice(requests.findIndex(isMint));
  } finally {
    await daily.stop();
  }
}

/** Of those that Daily answered otherwise than with 429. */
export function rateOf(requests: readonly LoggedRequest[]): number {
  const times = requests.filter(({ status }) => status !== 429).map(({ ms }) => ms);
  return ((times.length - 1) * 1_000) / (Math.max(...times) - Math.min(...times));
}

export function refusedPercent(requests: readonly LoggedRequest[]): number {
  return (100 * requests.filter(({ status }) => status === 429).length) / requests.length;
}
