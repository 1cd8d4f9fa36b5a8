import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./markdown";

/** The reference of what `pulumi-daily` and its subpaths export, in Markdown: see typedoc.json. */
export const API_REFERENCE = join(ROOT, "docs/reference/api");

/** Writes the API reference into a folder, in place of what is there. A warning of TypeDoc's is an error. */
export function writeApiReference(folder: string): void {
  const typedoc = join(ROOT, "node_modules/typedoc/bin/typedoc");
  const options = ["--out", folder, "--treatWarningsAsErrors", "--logLevel", "Warn"];
  execFileSync(process.execPath, [typedoc, ...options], { cwd: ROOT, stdio: "pipe", encoding: "utf8" });
}
