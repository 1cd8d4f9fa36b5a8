import fc from "fast-check";

// A mutant that changes every value is found by the first few of them; there are a thousand mutants.
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 5 });
