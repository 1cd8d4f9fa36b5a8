import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";
import { withPlugin } from "../support/plugin";
import { type WalkOptions, walk } from "../support/walk";
import type { AdapterName, Group, table } from "./table";

/** One of the two ways in which a program's resources reach Daily. */
export interface Adapter {
  readonly name: AdapterName;
  /** The classes that a program imports: both sets have the same arguments. */
  readonly daily: typeof dynamic | typeof native;
  /** Their entry point. */
  readonly classes: "pulumi-daily" | "pulumi-daily/native";
  /** The type of each resource in URNs. */
  readonly types: Readonly<Record<"Room" | "MeetingToken", string>>;
}

const adapters: readonly Adapter[] = [
  {
    name: "dynamic",
    daily: dynamic,
    classes: "pulumi-daily",
    types: { Room: "pulumi-nodejs:dynamic/daily:Room", MeetingToken: "pulumi-nodejs:dynamic/daily:MeetingToken" },
  },
  {
    name: "native",
    daily: native,
    classes: "pulumi-daily/native",
    types: { Room: "daily:index:Room", MeetingToken: "daily:index:MeetingToken" },
  },
];

type Probe = () => Promise<void>;

/** One for each row of a group. A row with a limit has one for each adapter, so that a limit that has gone fails. */
type Probes<G extends Group> = {
  readonly [P in keyof (typeof table)[G]]: keyof (typeof table)[G][P] extends never
    ? Probe
    : Readonly<Record<AdapterName, Probe>>;
};

/**
 * Runs a group of the table with each adapter. The probes run in the order in which they are given. A row without a probe
 * does not compile, nor does a probe without a row.
 */
export function conform<G extends Group, P extends Probes<G>>(
  group: G,
  probesOf: (adapter: Adapter) => P & Readonly<Record<Exclude<keyof P, keyof Probes<G>>, never>>,
): void {
  describe.each(adapters)(`${group}: $name`, (adapter) => {
    for (const [sentence, probe] of Object.entries<Probe | Record<AdapterName, Probe>>(probesOf(adapter))) {
      test(sentence, typeof probe === "function" ? probe : probe[adapter.name]);
    }
  });
}

/** `walk`, where the engine finds the plugin, too. */
export function walkWithPlugin(program: Parameters<typeof walk>[0], options: WalkOptions = {}) {
  return walk(program, { ...options, environment: { ...withPlugin, ...options.environment } });
}
