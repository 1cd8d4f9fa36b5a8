// A program whose transforms return options of their own, with which `additionalSecretOutputs` is lost, and whose hooks
// note what they were handed. `DRIVE_KIND` says which of the SDK's two kinds of transforms; `DRIVE_DROP_HINTS` has them drop, too, what the classes
// tell their check. An old SDK has no hooks.
const { appendFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");
const daily = require("pulumi-daily");

/** What no output but the program's own may show, beside the token. */
exports.USER = "a-user-whose-name-is-nobodys-business";

/** Where hooks note what they were handed: they run after the program, and in its process. */
exports.HOOKED = "hooked.txt";

exports.hasHooks = pulumi.ResourceHook !== undefined;

exports.declare = () => {
  const { runtime } = pulumi;
  const register = {
    transform: runtime.registerResourceTransform ?? runtime.registerStackTransform,
    transformation: runtime.registerStackTransformation,
  }[process.env.DRIVE_KIND];
  register(({ props: { __hints, ...others }, opts: { parent, provider, hooks } }) => ({
    props: process.env.DRIVE_DROP_HINTS ? others : { __hints, ...others },
    opts: { parent, provider, hooks },
  }));

  const hooks = exports.hasHooks ? lookingHooks() : undefined;
  const room = new daily.Room("standup", { privacy: "private" });
  const bot = new daily.MeetingToken(
    "bot",
    {
      roomName: room.name,
      userName: pulumi.secret(exports.USER),
      expiresIn: "1h",
      renewBefore: process.env.DRIVE_RENEW_BEFORE,
    },
    { hooks },
  );
  return { token: bot.token };
};

function lookingHooks() {
  const look = (name) =>
    new pulumi.ResourceHook(name, async ({ newOutputs }) => {
      const { token } = newOutputs;
      const secret = pulumi.Output.isInstance(token) && (await pulumi.isSecret(token));
      appendFileSync(exports.HOOKED, `${name}: ${secret ? "a secret output" : typeof token}\n`);
    });
  return { afterCreate: [look("afterCreate")], afterUpdate: [look("afterUpdate")] };
}
