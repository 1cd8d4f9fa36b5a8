import { systemClock } from "../../daily/clock";
import { decodeMeetingToken } from "../../token/decode";
import { readToken } from "../input";
import { type ExitCode, exitCodes, type Io } from "../io";
import { inWords, reportOf } from "./report";

export interface InspectOptions {
  readonly json?: boolean;
  readonly strict?: boolean;
}

const UNVERIFIED =
  'Nothing was verified: anybody can write a token that says this. "pulumi-daily validate" asks Daily.';

/** What a token says. */
export async function inspect(io: Io, { json, strict }: InspectOptions): Promise<ExitCode> {
  const token = await readToken(io);
  const now = new Date(systemClock.now());
  const report = reportOf(decodeMeetingToken(token), token.length, now);
  io.out(json ? `${JSON.stringify(report, undefined, 2)}\n` : inWords(report, UNVERIFIED, now));
  return strict && report.warnings.length > 0 ? exitCodes.bad : exitCodes.good;
}
