import { version } from "../../provider/package.json";
import putEngineOnPath from "../../tests/support/engine";
import { isRecorded, record } from "../../tests/upgrade/recorded";

/**
 * `npm run record:state`: writes down the state that this version leaves, for the tests of all later versions. What a
 * released version has left does not change any more: before the release, `--again` records it again.
 */
async function main(): Promise<void> {
  if (isRecorded(version) && !process.argv.includes("--again")) {
    throw new Error(`${version} is recorded already. If it is not released yet: npm run record:state -- --again`);
  }
  putEngineOnPath();
  console.log(`recorded in ${await record(version)}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
