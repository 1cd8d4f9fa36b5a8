// Pulumi's SDK loads three large modules for the serialization of closures, which nothing here needs but hand-written
// dynamic resources, and its Automation API, which no provider needs: three quarters of the 0.8 s that each start of the
// dynamic host takes (measured with SDK 3.248). There are hundreds of starts.
const Module = require("node:module");
const lazily = require("./lazily.cjs");

const LARGE = new Set(["@npmcli/arborist", "typescript", "normalize-package-data", "./automation"]);
const { _load: load } = Module;

Module._load = function loadLazily(request, ...rest) {
  const loadNow = () => load.call(Module, request, ...rest);
  return LARGE.has(request) ? lazily(loadNow) : loadNow();
};
