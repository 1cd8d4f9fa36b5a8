import { openChoices, switchesByGroup } from "../../emulator/src/switches";

/** The tables of the emulator's switches, for its README. */
export function switchesTable(): string {
  return switchesByGroup
    .map(({ title, names }) => {
      const rows = names.map((name) => `| \`${name}\` | ${openChoices[name].off} | ${openChoices[name].on} |`);
      return [`**${title}**`, "", "| Switch | Off | On |", "| --- | --- | --- |", ...rows].join("\n");
    })
    .join("\n\n");
}
