import { type AdapterName, type Limits, table as probes } from "../../tests/conformance/table";
import { table } from "../generate/markdown";

/** What the conformance tests probe, and how each adapter does, for docs/reference/conformance.md. */
export function conformanceTables(): string {
  return Object.entries(probes)
    .map(([group, ofGroup]) => {
      const rows = Object.entries<Limits>(ofGroup).map(([sentence, limits]) => [
        sentence,
        resultOf(limits, "dynamic"),
        resultOf(limits, "native"),
      ]);
      return `## ${capitalized(group)}\n\n${table(["Probe", "Dynamic", "Native"], rows)}`;
    })
    .join("\n\n");
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function resultOf(limits: Limits, adapter: AdapterName): string {
  const limit = limits[adapter];
  if (limit === undefined) return "yes";
  return limit.upstream === undefined ? limit.says : `${limit.says} ${linkTo(limit.upstream)}`;
}

/** `pulumi/pulumi#1` as a link. */
function linkTo(issue: string): string {
  const [repository, number] = issue.split("#");
  return `[${issue}](https://github.com/${repository}/issues/${number})`;
}
