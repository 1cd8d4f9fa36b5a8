import { dirname } from "node:path";
import { run } from "./run.mjs";

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
