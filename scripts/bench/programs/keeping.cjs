const pulumi = require("@pulumi/pulumi");

/** The floor with as much state as a token has, its secret included. */
class Keeping extends pulumi.CustomResource {
  constructor(name, args) {
    super(
      "pulumi-nodejs:dynamic/bench:Keeping",
      name,
      { ...args, token: undefined, __provider: 'exports.handler=()=>require("bench-floor").keeping' },
      { additionalSecretOutputs: ["token"] },
    );
  }
}

module.exports = (tokens, shared) => {
  for (const [name, own] of Object.entries(tokens)) new Keeping(name, { ...shared, ...own });
};
