#!/usr/bin/env node
// A remediation policy: it changes a token's inputs after their check.
require("./servePolicy.cjs").serve({ bot: { allowMissingRoom: true } });
