import * as pulumi from "@pulumi/pulumi";

/** What the SDK would write of a dynamic provider: it keeps what it is given, and is updated in place. */
const KEEPS = `exports.handler = () => ({
  check: async (_, news) => ({ inputs: news }),
  diff: async (_id, olds, news) => ({ changes: olds.given !== news.given }),
  create: async ({ given }) => ({ id: "reader", outs: { given } }),
  update: async (_id, _olds, { given }) => ({ outs: { given } }),
  read: async (id, props) => ({ id, props }),
  delete: async () => {},
});`;

/** Any resource that takes a token, such as a secret in a store or a bot's environment. */
export class Reader extends pulumi.CustomResource {
  declare readonly given: pulumi.Output<string>;

  constructor(name: string, given: pulumi.Input<string>, options: pulumi.CustomResourceOptions = {}) {
    super("pulumi-nodejs:dynamic/test:Reader", name, { given, __provider: KEEPS }, options);
  }
}
