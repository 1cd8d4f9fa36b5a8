import type { BenchDaily } from "./daily";

export const variantNames = ["floor", "keeping", "selfSigned", "native", "rest", "handWritten"] as const;
export type VariantName = (typeof variantNames)[number];

export const descriptions: Readonly<Record<VariantName, string>> = {
  floor: "a resource that does nothing, over the same shim",
  keeping: "the same, with as much state as a token",
  selfSigned: "MeetingToken, self-signed",
  native: "the same over the plugin, from pulumi-daily/native",
  rest: "MeetingToken over REST, without limits",
  handWritten: "a dynamic.Resource as in Pulumi's docs, doing the same POST",
};

/** A stack's configuration; a secret one is encrypted. */
export type BenchConfig = Readonly<Record<string, { readonly value: string; readonly secret?: boolean }>>;

export function configOf(variant: VariantName, { url, apiKey, domainId }: BenchDaily): BenchConfig {
  const key = { "daily:apiKey": { value: apiKey, secret: true } };
  switch (variant) {
    case "floor":
    case "keeping":
      return {};
    case "selfSigned":
    case "native":
      return { ...key, "daily:domainId": { value: domainId } };
    case "rest":
      return { ...key, "daily:apiUrl": { value: url }, "daily:requestPacing": { value: "false" } };
    case "handWritten":
      return { ...key, "daily:apiUrl": { value: url } };
  }
}
