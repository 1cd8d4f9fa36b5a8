import { campaignTable } from "./campaign";
import { conformanceTables } from "./conformance";
import { missingRoutesTable, switchesTable } from "./emulator";
import { escTables } from "./esc";
import { performanceParts } from "./performance";
import { settingsTable } from "./settings";

/** What is made from the tables of provider, emulator and tests, and from the figures of the bench, and stands between `<!-- made: NAME -->` and `<!-- /made -->`. */
const parts: Readonly<Record<string, () => string>> = {
  settings: settingsTable,
  esc: escTables,
  switches: switchesTable,
  missingRoutes: missingRoutesTable,
  ...performanceParts,
  campaign: campaignTable,
  conformance: conformanceTables,
};

const PART = /(<!-- made: (?<name>\S+) -->\n)[\s\S]*?(\n<!-- \/made -->)/g;

/** A page with its generated parts as they are now. */
export function withParts(markdown: string): string {
  return markdown.replace(PART, (_whole, start: string, name: string, end: string) => {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there is ${Object.keys(parts).join(", ")}.`);
    return `${start}\n${part()}\n${end}`;
  });
}
