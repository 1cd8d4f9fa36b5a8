const fc = require("fast-check");

// A mutant that changes every value is found by the first few of them.
fc.configureGlobal({ numRuns: 5 });
