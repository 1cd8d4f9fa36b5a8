// `npm run test:times`: which test files took longest when `npm test` and `npm run test:full` last ran.
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const COUNT = 30;

const files = ["test", "full"]
  .map((run) => `${run}.results.json`)
  .filter((file) => existsSync(file))
  .flatMap((file) => JSON.parse(readFileSync(file, "utf8")).testResults)
  .map(({ name, startTime, endTime }) => ({ name: relative("", name), seconds: (endTime - startTime) / 1_000 }))
  .sort((one, other) => other.seconds - one.seconds);

if (files.length === 0) {
  console.error("No run has left its times: npm test, or npm run test:full, comes first.");
  process.exitCode = 1;
} else {
  for (const { name, seconds } of files.slice(0, COUNT)) print(seconds, name);
  print(sum(files), `in all ${files.length} files, several of which run at once`);
}

function print(seconds, what) {
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${what}`);
}

function sum(rows) {
  return rows.reduce((total, { seconds }) => total + seconds, 0);
}
