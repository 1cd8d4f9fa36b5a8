import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FILES = fileURLToPath(new URL("layout", import.meta.url));
/** What a test of the repository serves a policy with. */
const POLICY = fileURLToPath(new URL("../../tests/support/policy/serve.cjs", import.meta.url));
const TYPESCRIPT = "~5.9.3";

/** The folders of a row, before anything is installed: where to install, and where the program is. */
export const layouts = {
  /** A program by itself. */
  program(folder, { tarball, sdk }) {
    writePackage(folder, { name: "program", dependencies: programDependencies({ tarball, sdk }) });
    putFiles(folder);
    return { install: folder, program: folder };
  },

  /** A monorepo in which a component package uses pulumi-daily, and a program uses the component and lists both. */
  workspace: (folder, about) => monorepo(folder, about, true),

  /** The same, but the program does not list pulumi-daily. */
  unlisted: (folder, about) => monorepo(folder, about, false),
};

function monorepo(folder, { tarball, sdk }, listed) {
  const component = join(folder, "component");
  const program = join(folder, "program");
  writePackage(folder, { name: "monorepo", workspaces: ["component", "program"] });
  writeFileSync(join(folder, "pnpm-workspace.yaml"), "packages: [component, program]\n");
  writePackage(component, {
    name: "component",
    version: "1.0.0",
    main: "index.js",
    dependencies: { "@pulumi/pulumi": sdk, "pulumi-daily": `file:${tarball}` },
  });
  writeFileSync(join(component, "index.js"), COMPONENT);
  const { "pulumi-daily": daily, ...others } = programDependencies({ tarball, sdk });
  const dependencies = { ...others, component: "workspace:*", ...(listed && { "pulumi-daily": daily }) };
  writePackage(program, { name: "program", dependencies });
  putFiles(program);
  writeFileSync(join(program, "program.js"), PROGRAM_WITH_COMPONENT);
  return { install: folder, program };
}

const COMPONENT = `const pulumi = require("@pulumi/pulumi");
const daily = require("pulumi-daily");
exports.Meeting = class extends pulumi.ComponentResource {
  constructor(name) {
    super("test:index:Meeting", name);
    const room = new daily.Room("standup", { privacy: "private" }, { parent: this });
    this.token = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "1h" }, { parent: this }).token;
    this.registerOutputs();
  }
};
`;

const PROGRAM_WITH_COMPONENT = `const { Meeting } = require("component");
exports.token = new Meeting("meeting").token;
`;

function programDependencies({ tarball, sdk }) {
  return { "@pulumi/pulumi": sdk, "pulumi-daily": `file:${tarball}`, typescript: TYPESCRIPT, "@types/node": "^20" };
}

function writePackage(folder, content) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ private: true, ...content }, undefined, 2)}\n`);
}

function putFiles(folder) {
  cpSync(FILES, folder, { recursive: true });
  copyFileSync(POLICY, join(folder, "servePolicy.cjs"));
  for (const extension of ["mts", "cts"]) copyFileSync(join(FILES, "types.ts"), join(folder, `types.${extension}`));
}
