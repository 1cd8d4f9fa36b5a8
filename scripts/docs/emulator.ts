import { missingRoutes } from "../../emulator/src/api/missing";
import { openChoices, switchesByGroup } from "../../emulator/src/switches";
import { code, table } from "../generate/markdown";

/** The tables of the emulator's switches, for its README. */
export function switchesTable(): string {
  return switchesByGroup
    .map(({ title, names }) => {
      const rows = names.map((name) => [code(name), openChoices[name].off, openChoices[name].on]);
      return `**${title}**\n\n${table(["Switch", "Off", "On"], rows)}`;
    })
    .join("\n\n");
}

/** The table of what Daily has and the emulator has not, for its README. */
export function missingRoutesTable(): string {
  const rows = Object.entries(missingRoutes).map(([subject, routes]) => [subject, routes.map(code).join(", ")]);
  return table(["Subject", "Routes"], rows);
}
