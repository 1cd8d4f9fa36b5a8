import { type AdapterName, type Limits, table } from "../../tests/conformance/table";

/** What the conformance tests probe, and how each adapter does, for docs/reference/conformance.md. */
export function conformanceTables(): string {
  return Object.entries(table)
    .map(([group, probes]) => {
      const rows = Object.entries<Limits>(probes).map(
        ([sentence, limits]) => `| ${sentence} | ${resultOf(limits, "dynamic")} | ${resultOf(limits, "native")} |`,
      );
      return [`## ${capitalized(group)}`, "", "| Probe | Dynamic | Native |", "| --- | --- | --- |", ...rows].join(
        "\n",
      );
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
