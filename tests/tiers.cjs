/**
 * Which test runs when. `npm test` runs the unit tests and what is named here; `npm run test:full` runs all the rest.
 *
 * A new test in a folder that is named here runs with `npm test`; any other one runs with `npm run test:full`, unless
 * you name it. Name one that tells whether the product works, and keep `npm test` below six minutes on two cores:
 * `npm run test:times` shows what takes longest.
 */
exports.everyTime = [
  "emulator/",
  "mocks/",
  "docs/",
  // Of no use for `npm run coverage`.
  "unit/engineSetup.test.ts",
  "cli/commandLine.test.ts",
  "cli/inspect.test.ts",
  "cli/validate.test.ts",
  "plugin/schema.test.ts",

  // On the real engine: a token's life, and what goes wrong in it.
  "engine/life.test.ts",
  "engine/tokenSet.test.ts",
  "engine/gone.test.ts",
  "engine/outage.test.ts",
  "engine/revocation.test.ts",
  "engine/revocationByKey.test.ts",
  "engine/badInput.test.ts",
  // What a plan says, and what a secret is.
  "engine/plan.test.ts",
  "engine/secrets.test.ts",
  "engine/secretScan.test.ts",
  // Rooms, accounts, and one example.
  "engine/rooms.test.ts",
  "engine/accounts.test.ts",
  "examples/quickstart.test.ts",
];

/** Those that take longest, so that they begin first. */
exports.longest = [
  "package/matrix.test.ts",
  "examples/languages.test.ts",
  "engine/killedChange.test.ts",
  "conformance/faults.test.ts",
  "engine/tokenSetRooms.test.ts",
  "engine/tokenSetArguments.test.ts",
  "engine/ownership.test.ts",
  "examples/readmes.test.ts",
];
