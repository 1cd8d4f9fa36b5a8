import type { BenchDaily } from "./daily";

/** A program that makes so many tokens, and how it is run. */
export interface Variant {
  readonly says: string;
  /** The file in `programs`; without one it is in YAML. */
  readonly program?: "floor" | "keeping" | "meetingToken" | "meetingTokenSet" | "command" | HandWritten;
  readonly module?: "pulumi-daily" | "pulumi-daily/native";
  readonly signedBy?: "apiKey" | "daily";
  readonly environment?: Readonly<Record<string, string>>;
  /** An executable without which it is left out. */
  readonly needs?: string;
  /** Beyond so many tokens it is left out: it takes minutes, and shows what those beside it show. */
  readonly upTo?: number;
  /** What its times are compared with. */
  readonly peers: readonly VariantName[];
}

type HandWritten = "handWritten" | "smallest" | "smallestSigning";

const floors = ["floor", "keeping", "handWritten", "smallest", "smallestSigning"] as const;
const tokens = ["token", "tokenNative", "tokenRest", "tokenRestNative", "tokenAtOnce", "tokenYaml"] as const;
const sets = ["set", "setNative", "setRest", "setRestNative"] as const;
export const variantNames = [...floors, "command", ...tokens, ...sets] as const;
export type VariantName = (typeof variantNames)[number];

const signing = { signedBy: "apiKey", peers: ["handWritten", "smallestSigning"] } as const;
const rest = { signedBy: "daily", peers: ["handWritten", "smallest"] } as const;
const dynamic = "pulumi-daily";
const native = "pulumi-daily/native";
const token = "meetingToken";
const set = "meetingTokenSet";

export const variants: Readonly<Record<VariantName, Variant>> = {
  floor: { says: "a resource that does nothing", program: "floor", peers: [] },
  keeping: { says: "the same, with as much state as a token", program: "keeping", peers: ["floor"], upTo: 200 },
  handWritten: { says: "hand-written, as in Pulumi's docs", program: "handWritten", peers: ["floor"] },
  smallest: { says: "hand-written, as small as can be", program: "smallest", peers: ["floor"], upTo: 200 },
  smallestSigning: {
    says: "hand-written, as small as can be, self-signed",
    program: "smallestSigning",
    peers: ["floor"],
  },
  command: {
    says: "`@pulumi/command` with curl",
    program: "command",
    needs: "pulumi-resource-command",
    peers: ["floor", "smallest"],
    upTo: 200,
  },
  token: { says: "`MeetingToken`, self-signed", program: token, module: dynamic, ...signing },
  tokenNative: {
    says: "`MeetingToken`, self-signed, plugin",
    program: token,
    module: native,
    ...signing,
    peers: [...signing.peers, "token"],
  },
  tokenRest: { says: "`MeetingToken`", program: token, module: dynamic, ...rest, upTo: 200 },
  tokenRestNative: { says: "`MeetingToken`, plugin", program: token, module: native, ...rest, upTo: 200 },
  tokenAtOnce: {
    says: "`MeetingToken`, self-signed, with `PULUMI_SKIP_CHECKPOINTS`",
    program: token,
    module: dynamic,
    environment: { PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_EXPERIMENTAL: "true" },
    ...signing,
  },
  tokenYaml: {
    says: "`MeetingToken`, self-signed, plugin, YAML",
    needs: "pulumi-language-yaml",
    ...signing,
    upTo: 200,
  },
  set: { says: "`MeetingTokenSet`, self-signed", program: set, module: dynamic, ...signing },
  setNative: { says: "`MeetingTokenSet`, self-signed, plugin", program: set, module: native, ...signing },
  setRest: { says: "`MeetingTokenSet`", program: set, module: dynamic, ...rest, peers: [...rest.peers, "tokenRest"] },
  setRestNative: {
    says: "`MeetingTokenSet`, plugin",
    program: set,
    module: native,
    ...rest,
    peers: [...rest.peers, "tokenRestNative"],
  },
};

/** A stack's configuration; a secret one is encrypted. */
export type BenchConfig = Readonly<Record<string, { readonly value: string; readonly secret?: boolean }>>;

export function configOf(name: VariantName, daily: BenchDaily): BenchConfig {
  if (name === "floor" || name === "keeping") return {};
  if (variants[name].signedBy === "apiKey" || name === "smallestSigning") {
    return { ...keyOf(daily), "daily:domainId": { value: daily.domainId } };
  }
  return { ...limitedConfig(daily), "daily:requestPacing": { value: "false" } };
}

/** For a Daily that has its limits. */
export function limitedConfig(daily: BenchDaily): BenchConfig {
  return { ...keyOf(daily), "daily:apiUrl": { value: daily.url } };
}

const keyOf = ({ apiKey }: BenchDaily) => ({ "daily:apiKey": { value: apiKey, secret: true } });
