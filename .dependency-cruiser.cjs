/** Imports go in one direction: a folder imports from itself and from those that it names, and from no other. */
const PROVIDER = {
  properties: [],
  daily: ["properties"],
  room: ["properties"],
  token: ["properties", "daily"],
  lifecycle: ["token", "room", "daily", "properties"],
  runtime: ["lifecycle", "token", "room", "daily", "properties"],
  functions: ["runtime", "lifecycle", "token", "room", "daily", "properties"],
  dynamic: ["runtime", "lifecycle", "token", "room", "daily", "properties"],
  meetingAccess: ["lifecycle", "token", "properties"],
  native: ["meetingAccess", "functions", "runtime", "lifecycle", "token", "room", "daily", "properties"],
  resources: ["meetingAccess", "functions", "dynamic", "runtime", "lifecycle", "token", "room", "daily", "properties"],
  esc: ["lifecycle", "token", "daily", "properties"],
  cli: ["esc", "runtime", "lifecycle", "token", "daily", "properties"],
};

/** Beside folders, the files that lie between them. */
const EMULATOR = {
  http: [],
  properties: ["http", "switches"],
  rooms: ["properties", "http", "switches", "store"],
  faults: ["http"],
  domain: ["rooms", "http", "store"],
  token: ["domain", "properties", "switches"],
  join: ["token", "domain", "rooms", "properties", "http", "switches", "world"],
  api: ["token", "domain", "rooms", "faults", "properties", "http", "switches", "world"],
  admin: ["emulator", "join", "domain", "faults", "http", "clock", "switches"],
};

const SCRIPTS = {
  engine: [],
  package: [],
  generate: [],
  start: ["engine"],
  example: ["start", "engine", "plugin"],
  checkDaily: ["generate"],
  docs: ["generate", "bench", "emulatorProcess", "plugin"],
  plugin: [],
  bench: ["emulatorProcess", "plugin"],
  matrix: ["engine", "package"],
};

const downwards = (root, folders) =>
  Object.entries(folders).map(([folder, allowed]) => ({
    name: `${root}/${folder}-imports-downwards`,
    severity: "error",
    from: { path: `^${root}/${folder}/` },
    to: { path: `^${root}/`, pathNot: `^${root}/(${[folder, ...allowed].join("|")})(/|\\.)` },
  }));

module.exports = {
  forbidden: [
    ...downwards("provider/src", PROVIDER),
    ...downwards("emulator/src", EMULATOR),
    ...downwards("scripts", SCRIPTS),
    {
      name: "no-program-loads-the-command",
      severity: "error",
      from: { path: "^provider/src/", pathNot: "^provider/src/cli/" },
      to: { path: "^provider/src/cli/|node_modules/commander/" },
    },
    {
      name: "no-jose-and-yaml-but-in-the-adapter-for-esc",
      severity: "error",
      from: { path: "^provider/src/", pathNot: "^provider/src/esc/" },
      to: { path: "node_modules/(jose|yaml)/" },
    },
    {
      name: "no-pulumi-below-the-adapters",
      severity: "error",
      from: { path: "^provider/src/(properties|daily|room|token|lifecycle|runtime|functions|meetingAccess|esc)/" },
      to: { path: "@pulumi/" },
    },
    {
      name: "no-dynamic-protocol-in-the-native",
      severity: "error",
      from: { path: "^provider/src/(native\\.ts|native/|resources/native/)" },
      to: { path: "^provider/src/(dynamic|resources/dynamic)/", reachable: true },
    },
    {
      name: "no-native-in-the-dynamic",
      severity: "error",
      from: { path: "^provider/src/(index\\.ts|dynamic/|resources/dynamic/)" },
      to: { path: "^provider/src/(native\\.ts|native/|resources/native/)", reachable: true },
    },
    {
      name: "the-shared-classes-know-no-adapter",
      severity: "error",
      from: { path: "^provider/src/resources/[^/]+$" },
      to: { path: "^provider/src/(dynamic|native|resources/dynamic|resources/native)/" },
    },
    {
      name: "no-grpc-but-in-the-plugin",
      severity: "error",
      from: { path: "^provider/src/", pathNot: "^provider/src/native/" },
      to: { path: "@grpc/|google-protobuf" },
    },
    {
      name: "the-emulator-knows-the-tables-only",
      severity: "error",
      from: { path: "^emulator/src/" },
      to: { path: "^(provider/|pulumi-daily)", pathNot: "^pulumi-daily/properties$" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules|/dist/" },
  },
};
