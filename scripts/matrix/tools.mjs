import { dirname } from "node:path";
import { run } from "./run.mjs";

/** How each package manager installs what a folder's package.json says. */
export const managers = {
  npm: { install: (folder) => run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder }) },

  // Strict: a package finds what it lists itself and nothing else.
  pnpm: {
    install: (folder) =>
      run("npx", ["--yes", "pnpm@latest", "install", "--no-frozen-lockfile", "--ignore-scripts"], {
        cwd: folder,
        env: { CI: "true" },
      }),
  },

  bun: {
    /** Why there is no Bun here, if so: npm's package brings it only for some systems. */
    missing: () => run("npx", ["--yes", "bun@latest", "--version"]).then(() => undefined, lastLine),
    install: async (folder) => {
      await run("npx", ["--yes", "bun@latest", "install"], { cwd: folder });
      const printed = await run("npx", ["--yes", "bun@latest", "--print", "process.execPath"], { cwd: folder });
      return { runtime: printed.trim().split("\n").at(-1) };
    },
  },
};

function lastLine({ message }) {
  return message.trimEnd().split("\n").at(-1);
}

const found = new Map();

/** The folder of a Node.js of this major version: the one that runs this, or npm's package `node`. */
export function nodeFolder(major) {
  if (process.versions.node.split(".")[0] === major) return Promise.resolve(dirname(process.execPath));
  if (!found.has(major)) {
    const asked = run("npx", ["--yes", "--package", `node@${major}`, "node", "--print", "process.execPath"]);
    found.set(
      major,
      asked.then((printed) => dirname(printed.trim().split("\n").at(-1))),
    );
  }
  return found.get(major);
}
