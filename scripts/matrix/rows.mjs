// What the package is tried with: each row is a fresh install of the packed tarball.

/** The oldest SDK that the provider works with: its dynamic host is the first to hand `configure` the configuration. */
const OLDEST_SDK = "3.139.0";

export const rows = [
  { node: "20", manager: "npm", sdk: OLDEST_SDK },
  { node: "20", manager: "npm", sdk: "3.248.0" },
  { node: "20", manager: "npm", sdk: "latest" },
  { node: "22", manager: "npm", sdk: "latest" },
  { node: "24", manager: "npm", sdk: "latest" },
  { node: "20", manager: "pnpm", sdk: "3.248.0" },
  { node: "24", manager: "pnpm", sdk: "latest" },
  { node: "22", manager: "pnpm", sdk: "latest", layout: "workspace" },
  { node: "22", manager: "pnpm", sdk: "latest", layout: "unlisted" },
  { node: "22", manager: "bun", sdk: "latest" },
].map((row) => {
  const layout = row.layout ?? "program";
  return {
    ...row,
    layout,
    name: `node${row.node}-${row.manager}-sdk${row.sdk}${layout === "program" ? "" : `-${layout}`}`,
  };
});
