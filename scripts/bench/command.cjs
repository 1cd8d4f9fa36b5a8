// One command of the engine on a stack of one variant, in a process of its own, as `pulumi` would run it:
//   node command.cjs VARIANT COUNT COMMAND FOLDER
// Prints how long the engine took, in milliseconds.
const { LocalWorkspace, PulumiCommand } = require("@pulumi/pulumi/automation");

const [variant, count, command, folder] = process.argv.slice(2);

async function run() {
  const { forAutomation, took } = timed(await PulumiCommand.get({ skipVersionCheck: true }));
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "bench", projectName: "bench", program },
    { workDir: folder, pulumiCommand: forAutomation },
  );
  await stack[command]({ onOutput: () => undefined });
  process.stdout.write(JSON.stringify({ ms: took(command) }));
}

/** The resource classes are loaded here, where the engine waits for it, as in a program of its own. */
async function program() {
  const { create } = require(`./variants/${variant}.cjs`);
  for (let index = 0; index < Number(count); index++) {
    const userName = `User ${index}`;
    create(`token-${index}`, { roomName: "standup", userName, isOwner: index % 2 === 0, expiresIn: "24h" });
  }
}

/** The engine, with a stopwatch for each command: the Automation API asks for more after an update, which is not it. */
function timed(pulumi) {
  const times = {};
  const forAutomation = Object.assign(Object.create(pulumi), {
    async run(args, ...rest) {
      const began = performance.now();
      const result = await pulumi.run(args, ...rest);
      times[args[0]] = performance.now() - began;
      return result;
    },
  });
  return { forAutomation, took: (name) => times[name] };
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
