import { openChoices, switchNames } from "../../emulator/src/switches";

/** The table of the emulator's switches, for its README. */
export function switchesTable(): string {
  const rows = switchNames.map((name) => `| \`${name}\` | ${openChoices[name].off} | ${openChoices[name].on} |`);
  return ["| Switch | Off | On |", "| --- | --- | --- |", ...rows].join("\n");
}
