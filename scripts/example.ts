import { help, readArguments } from "./example/arguments";
import { runExample } from "./example/run";

const read = readArguments(process.argv.slice(2));
if ("fault" in read) {
  console.error(`npm run example: ${read.fault}\n\n${help()}`);
  process.exit(2);
}
runExample(read).catch((error: Error) => {
  console.error(`\nnpm run example: ${error.message}`);
  process.exitCode = 1;
});
