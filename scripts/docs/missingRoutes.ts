import { missingRoutes } from "../../emulator/src/api/missing";

/** The table of what Daily has and the emulator has not, for its README. */
export function missingRoutesTable(): string {
  const rows = Object.entries(missingRoutes).map(
    ([subject, routes]) => `| ${subject} | ${routes.map((route) => `\`${route}\``).join(", ")} |`,
  );
  return ["| Subject | Routes |", "| --- | --- |", ...rows].join("\n");
}
