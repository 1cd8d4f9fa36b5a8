// One `pulumi up` in a process of its own, which a test may kill.
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const declared = require("./declared.cjs");

async function up({ folder, envVars, rooms, classes, options }) {
  const names = { stackName: "test", projectName: "daily-test", program: declared(rooms, classes) };
  const stack = await LocalWorkspace.selectStack(names, { workDir: folder, envVars });
  await stack.up(options);
}

up(JSON.parse(process.env.TEST_UP)).catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
