import { run } from "./program";

/** What `provider/bin/pulumi-daily.js` starts. */
run(process.argv.slice(2), {
  stdin: process.stdin,
  env: process.env,
  folder: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
