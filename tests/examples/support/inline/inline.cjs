// Runs one operation on an example's stack, with ./index.js as an inline program: SDK OPERATION PROJECT FOLDER.
const { createWriteStream } = require("node:fs");
const { join } = require("node:path");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");

async function main() {
  const [sdk, operation, projectName, folder] = process.argv.slice(2);
  const program = require(join(process.cwd(), "index.js"))(require(sdk));
  const stack = await LocalWorkspace.selectStack({ stackName: "dev", projectName, program }, { workDir: "." });
  const plan = join(folder, "plan");
  const events = createWriteStream(join(folder, "events"));
  const options = {
    onOutput: (text) => process.stdout.write(text),
    onError: (text) => process.stderr.write(text),
    onEvent: (event) => events.write(`${JSON.stringify(event)}\n`),
  };
  await {
    plan: () => stack.preview({ ...options, plan }),
    apply: () => stack.up({ ...options, plan }),
    refresh: () => stack.refresh({ ...options, expectNoChanges: true }),
    destroy: () => stack.destroy(options),
  }[operation]();
  events.end();
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
