// Preloaded into the engine's Node processes: the dynamic host writes down each package that it loads.
const { appendFileSync } = require("node:fs");
const Module = require("node:module");

const file = process.env.TEST_LOADED_PACKAGES;
if (file && process.argv[1]?.includes("dynamic-provider")) {
  const load = Module._load;
  const seen = new Set();
  Module._load = function (request, ...rest) {
    const name = /^(?:@[^/]+\/)?[^/.][^/]*/.exec(request)?.[0];
    if (name && !seen.has(name)) {
      seen.add(name);
      appendFileSync(file, `${name}\n`);
    }
    return load.call(this, request, ...rest);
  };
}
