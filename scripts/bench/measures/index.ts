import type { Comparison } from "../comparison";
import type { BenchDaily } from "../daily";
import { measureLoading } from "./loading";
import { measureMint } from "./mint";
import { measurePace } from "./pace";
import { measurePluginStart } from "./pluginStart";
import { measureSigning } from "./signing";

/** What is measured beside stacks. */
export const measures = {
  start: measurePluginStart,
  loading: measureLoading,
  signing: measureSigning,
  mint: measureMint,
  pace: measurePace,
} satisfies Readonly<Record<string, (daily: BenchDaily) => Promise<Comparison[]>>>;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as MeasureName[];
