import { version } from "../../provider/package.json";
import putEngineOnPath from "../../tests/support/engine";
import { ADAPTERS, isRecorded, record } from "../../tests/upgrade/recorded";

/**
 * `npm run record:state`: writes down the states that this version leaves, for the tests of all later versions. What a
 * released version has left does not change any more: before the release, `--again` records it again.
 */
async function main(): Promise<void> {
  const again = process.argv.includes("--again");
  const wanted = ADAPTERS.filter((adapter) => again || !isRecorded(version, adapter));
  if (wanted.length === 0) {
    throw new Error(`${version} is recorded already. If it is not released yet: npm run record:state -- --again`);
  }
  putEngineOnPath();
  for (const adapter of wanted) console.log(`recorded in ${await record(version, adapter)}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
