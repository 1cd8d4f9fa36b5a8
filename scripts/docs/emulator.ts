import { missingRoutes } from "../../emulator/src/api/missing";
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

/** The table of what Daily has and the emulator has not, for its README. */
export function missingRoutesTable(): string {
  const rows = Object.entries(missingRoutes).map(
    ([subject, routes]) => `| ${subject} | ${routes.map((route) => `\`${route}\``).join(", ")} |`,
  );
  return ["| Subject | Routes |", "| --- | --- |", ...rows].join("\n");
}
