import { run } from "./program";

// Whoever reads the output may have enough of it, as `head` has: what is left to say is for nobody.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

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
