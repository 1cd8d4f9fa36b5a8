import { writeFileSync } from "node:fs";
import { generatedFiles } from "./generate/files";

for (const { path, text } of generatedFiles()) {
  writeFileSync(path, text);
  console.log(path);
}
