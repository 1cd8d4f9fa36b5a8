#!/usr/bin/env node
import { run } from "./program";

/** `npx pulumi-daily`. */
run(process.argv.slice(2), {
  stdin: process.stdin,
  env: process.env,
  folder: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
