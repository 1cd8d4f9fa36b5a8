// One command of the engine on a stack of one variant, in a process of its own, as `pulumi` would run it:
//   node command.cjs COMMAND FOLDER SETTINGS COUNT
// Prints how long the engine took, and the CPU time of program, engine and provider together, in milliseconds, and the
// most memory that the provider's process held, in bytes.
const { LocalWorkspace, PulumiCommand } = require("@pulumi/pulumi/automation");
const { tokensOf } = require("./tokens.cjs");
const { watchProcesses } = require("./processes.cjs");

const [command, folder, settingsText, count] = process.argv.slice(2);
const settings = JSON.parse(settingsText);

async function run() {
  const { forAutomation, measured } = timed(await PulumiCommand.get({ skipVersionCheck: true }));
  const inline = settings.program === undefined ? { workDir: folder } : { projectName: "bench", program };
  const options = { workDir: folder, pulumiCommand: forAutomation };
  const stack = await LocalWorkspace.selectStack({ stackName: "bench", ...inline }, options);
  await stack[command]({ onOutput: () => undefined });
  process.stdout.write(JSON.stringify(measured(command)));
}

/** The resource classes are loaded here, where the engine waits for it, as in a program of its own. */
async function program() {
  const { tokens, shared } = tokensOf(Number(count));
  require(`./programs/${settings.program}.cjs`)(tokens, shared, settings);
}

const PROVIDER = /dynamic-provider\/index|plugin\/bin\/start|pulumi-resource-command/;

/** The engine, with each command measured: the Automation API asks for more after an update, which is not it. */
function timed(pulumi) {
  const figures = {};
  const forAutomation = Object.assign(Object.create(pulumi), {
    async run(args, ...rest) {
      const watched = watchProcesses(folder, PROVIDER);
      const began = performance.now();
      const result = await pulumi.run(args, ...rest);
      figures[args[0]] = { ms: performance.now() - began, ...watched() };
      return result;
    },
  });
  return { forAutomation, measured: (name) => figures[name] };
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
