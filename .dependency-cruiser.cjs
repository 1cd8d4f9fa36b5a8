/** The one direction of imports in the provider: index -> resources -> dynamic -> runtime -> lifecycle -> token -> room, daily -> properties. */
const only = (from, allowed) => ({
  name: `${from}-imports-downwards`,
  severity: "error",
  from: { path: `^provider/src/${from}/` },
  to: { path: "^provider/src/", pathNot: `^provider/src/(${[from, ...allowed].join("|")})/` },
});
module.exports = {
  forbidden: [
    only("properties", []),
    only("daily", ["properties"]),
    only("room", ["properties"]),
    only("token", ["properties", "daily"]),
    only("lifecycle", ["token", "room", "daily", "properties"]),
    only("runtime", ["lifecycle", "token", "room", "daily", "properties"]),
    only("dynamic", ["runtime", "lifecycle", "token", "room", "daily", "properties"]),
    only("resources", ["dynamic", "runtime", "lifecycle", "token", "room", "daily", "properties"]),
    only("cli", ["runtime", "lifecycle", "token", "daily", "properties"]),
    {
      name: "no-program-loads-the-command",
      severity: "error",
      from: { path: "^provider/src/", pathNot: "^provider/src/cli/" },
      to: { path: "^provider/src/cli/|node_modules/commander/" },
    },
    {
      name: "no-pulumi-below-the-adapters",
      severity: "error",
      from: { path: "^provider/src/(properties|daily|room|token|lifecycle|runtime)/" },
      to: { path: "@pulumi/" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
  },
};
