// Stands in for Pulumi's Node.js host (`pulumi-language-nodejs`), which an engine built from Go modules lacks: runs a
// program with the SDK's own runner, in a process of its own, as the host does.
const { spawn } = require("node:child_process");
const { LanguageServer } = require("@pulumi/pulumi/automation/server");
const { RunResponse } = require("@pulumi/pulumi/proto/language_pb");

/** Has the Automation API run a program's file in place of its inline program. */
exports.runInstead = (programFile, folder, print) => {
  LanguageServer.prototype.run = ({ request }, callback) => {
    const child = spawn(
      process.execPath,
      [require.resolve("@pulumi/pulumi/cmd/run"), ...flags(request, folder), programFile],
      {
        cwd: folder,
        env: {
          ...process.env,
          PULUMI_NODEJS_TYPESCRIPT: "true",
          PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
          PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", print);
    child.once("close", (code) => callback(undefined, answer(code)));
  };
};

function flags(request, folder) {
  const values = {
    monitor: request.getMonitorAddress(),
    engine: request.getArgsList()[0],
    organization: request.getOrganization() || "organization",
    project: request.getProject(),
    stack: request.getStack(),
    parallel: String(request.getParallel()),
    pwd: folder,
  };
  const flags = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
  return request.getDryrun() ? [...flags, "--dry-run"] : flags;
}

/** The runner's exit code when it has told the user all there is to say. */
const TOLD = 32;

function answer(code) {
  const response = new RunResponse();
  if (code === TOLD) response.setBail(true);
  else if (code !== 0) response.setError(`the program ended with exit code ${code}`);
  return response;
}
