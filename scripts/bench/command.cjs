// One command of the engine on a stack of one variant, in a process of its own, as `pulumi` would run it:
//   node command.cjs COMMAND FOLDER SETTINGS COUNT
// Prints how long the engine took, and the CPU time of program, engine and provider together, in milliseconds, and the
// most memory that the provider's process held, in bytes.
const { LocalWorkspace, PulumiCommand } = require("@pulumi/pulumi/automation");
const { cpuMs } = require("./cpuTime.cjs");
const { tokensOf } = require("./tokens.cjs");
const { watchPeak } = require("./peakMemory.cjs");

const [command, folder, settingsText, count] = process.argv.slice(2);
const settings = JSON.parse(settingsText);

async function run() {
  const { forAutomation, took } = timed(await PulumiCommand.get({ skipVersionCheck: true }));
  const inline = settings.program === undefined ? { workDir: folder } : { projectName: "bench", program };
  const options = { workDir: folder, pulumiCommand: forAutomation };
  const stack = await LocalWorkspace.selectStack({ stackName: "bench", ...inline }, options);
  const peakMemory = watchPeak(folder, /dynamic-provider\/index|plugin\/bin\/start|pulumi-resource-command/);
  await stack[command]({ onOutput: () => undefined });
  process.stdout.write(JSON.stringify({ ...took(command), peakMemory: peakMemory() }));
}

/** The resource classes are loaded here, where the engine waits for it, as in a program of its own. */
async function program() {
  const { tokens, shared } = tokensOf(Number(count));
  require(`./programs/${settings.program}.cjs`)(tokens, shared, settings);
}

/** The engine, with a stopwatch for each command: the Automation API asks for more after an update, which is not it. */
function timed(pulumi) {
  const times = {};
  const forAutomation = Object.assign(Object.create(pulumi), {
    async run(args, ...rest) {
      const began = { ms: performance.now(), cpuMs: cpuMs() };
      const result = await pulumi.run(args, ...rest);
      times[args[0]] = { ms: performance.now() - began.ms, cpuMs: cpuMs() - began.cpuMs };
      return result;
    },
  });
  return { forAutomation, took: (name) => times[name] };
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
