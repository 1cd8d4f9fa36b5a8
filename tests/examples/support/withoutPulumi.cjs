// Preloaded: a program that loads anything of Pulumi's ends here.
const Module = require("node:module");
const load = Module._load;
Module._load = function (request, ...rest) {
  if (request === "pulumi-daily" || request.startsWith("@pulumi/")) throw new Error(`${request} was loaded`);
  return load.call(this, request, ...rest);
};
