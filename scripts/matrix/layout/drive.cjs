// A stack's whole life in this layout, on the real engine: preview, up, up again, destroy. With a program's file it is
// that program's, which Pulumi's Node.js host runs; without one, an inline program's: `--inline FILE` takes what a file
// declares and exports, `--secrets KIND` the program in secrets.cjs, under a policy.
const { spawnSync } = require("node:child_process");
const { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { parseArgs } = require("node:util");
const { LocalWorkspace, PulumiCommand } = require("@pulumi/pulumi/automation");

const { DAILY_URL, DAILY_KEY } = process.env;
const {
  values: { secrets: kind, inline },
  positionals: [programFile],
} = parseArgs({ options: { secrets: { type: "string" }, inline: { type: "string" } }, allowPositionals: true });
const folder = process.cwd();
const backend = mkdtempSync(join(folder, "stack-"));
const environment = { PULUMI_CONFIG_PASSPHRASE: "a passphrase for tests", PULUMI_SKIP_UPDATE_CHECK: "true" };
const printed = [];
const events = [];

async function main() {
  const print = (text) => void printed.push(text);
  if (kind) layTraps();
  const stack = await createStack();
  const onEvent = (event) => void events.push(JSON.stringify(event));
  const policyPacks = kind ? { policyPacks: [join(folder, "policy.cjs")] } : {};
  const shown = { onOutput: print, onError: print, color: "never", onEvent, ...policyPacks };

  const preview = await stack.preview(shown);
  expect(preview.changeSummary.create >= 2, "a preview shows the room and the token as creations");
  await expectRooms(0, "a preview creates nothing");

  await stack.up(shown);
  const tokens = Object.values(await outputsOf(stack)).filter(({ value }) => /^ey[\w-]+\.[\w-]+\.[\w-]+$/.test(value));
  expect(tokens.length > 0 && tokens.every(({ secret }) => secret), "an update answers its tokens, as secrets");
  const secrets = tokens.map(({ value }) => value);
  expectSecret(secrets);
  await expectRooms(1, "an update creates the room");

  const again = await changesOf(stack.up(shown));
  expect(Object.keys(again).join() === "same", "a second update changes nothing");
  if (kind) await expectSecretInUse(stack, shown, secrets);

  const { policyPacks: _, ...withoutPolicies } = shown;
  await stack.destroy(withoutPolicies);
  await expectRooms(0, "destroy leaves nothing behind");
}

function layTraps() {
  const { HOOKED } = require("./secrets.cjs");
  process.env.DRIVE_KIND = kind;
  process.env.DRIVE_RENEW_BEFORE = "20m";
  // In an inline program they are what keeps a secret argument secret under a transform.
  if (programFile) process.env.DRIVE_DROP_HINTS = "yes";
  rmSync(HOOKED, { force: true });
  chmodSync("policy.cjs", 0o755);
}

/** A refresh and an update in place, and what the hooks were handed meanwhile. */
async function expectSecretInUse(stack, shown, secrets) {
  const { HOOKED, USER, hasHooks } = require("./secrets.cjs");
  const refresh = await changesOf(stack.refresh(shown));
  expect(Object.keys(refresh).join() === "same", "a refresh changes nothing");
  process.env.DRIVE_RENEW_BEFORE = "15m";
  const update = await changesOf(stack.up(shown));
  expect(update.update === 1, "the token is updated in place");
  expectSecret([...secrets, USER]);
  expect(/"allowMissingRoom":\s*true/.test(readState()), "the policy was in force");
  const hooked = existsSync(HOOKED) ? readFileSync(HOOKED, "utf8").trim().split("\n") : [];
  const handed = hasHooks ? ["afterCreate: a secret output", "afterUpdate: a secret output"] : [];
  expect(hooked.join() === handed.join(), `hooks are handed ${handed}: ${hooked}`);
}

/** How many resources a command does what with. */
async function changesOf(command) {
  const before = events.length;
  await command;
  return events
    .slice(before)
    .map((event) => JSON.parse(event).summaryEvent)
    .find(Boolean).resourceChanges;
}

/** The events hold the SDK's debug log. */
function expectSecret(secrets) {
  const places = { state: readState(), output: printed.join(""), events: events.join("\n") };
  for (const [place, text] of Object.entries(places)) {
    expect(!secrets.some((secret) => text.includes(secret)), `no secret in clear in the ${place}`);
  }
  expect(/RegisterResource RPC finished/.test(places.events), "the events hold the SDK's debug log");
  expect(!/cannot keep meeting tokens out/.test(places.events), "the SDK's debug log could be mended");
}

function readState() {
  return readFileSync(join(backend, ".pulumi/stacks/matrix/test.json"), "utf8");
}

let asksForOutputs = false;

function outputsOf(stack) {
  asksForOutputs = true;
  return stack.outputs().finally(() => (asksForOutputs = false));
}

/** The engine without what the Automation API asks for after each update, which takes as long: outputs and history. */
async function withoutAfterthoughts() {
  const pulumi = await PulumiCommand.get();
  const run = async (args, ...rest) => {
    const [command, what] = args;
    if (command === "stack" && what === "history") return { stdout: "[]", stderr: "", code: 0 };
    if (command === "stack" && what === "output" && !asksForOutputs) return { stdout: "{}", stderr: "", code: 0 };
    return pulumi.run(args, ...rest);
  };
  return Object.assign(Object.create(pulumi), { run });
}

async function createStack() {
  const stack = await LocalWorkspace.createStack(
    { stackName: "test", ...(programFile ? { workDir: folder } : { projectName: "matrix", program: inlineProgram }) },
    {
      workDir: folder,
      pulumiCommand: await withoutAfterthoughts(),
      projectSettings: { name: "matrix", runtime: "nodejs", main: programFile, backend: { url: `file://${backend}` } },
      stackSettings: { test: { config: { "daily:apiUrl": DAILY_URL } } },
      envVars: environment,
    },
  );
  // Over stdin, as a careful person does it: a command line can be read by every process of the machine.
  const { status, stderr } = spawnSync("pulumi", ["config", "set", "--secret", "daily:apiKey", "--stack", "test"], {
    cwd: folder,
    input: DAILY_KEY,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  expect(status === 0, `the key can be set: ${stderr}`);
  return stack;
}

async function inlineProgram() {
  if (kind) return require("./secrets.cjs").declare();
  if (inline) {
    const file = join(folder, inline);
    delete require.cache[file];
    return { ...require(file) };
  }
  const daily = require("pulumi-daily");
  const room = new daily.Room("standup", { privacy: "private" });
  const token = new daily.MeetingToken("bot", { roomName: room.name, expiresIn: "1h" });
  return { token: token.token };
}

async function expectRooms(count, what) {
  const answer = await fetch(`${DAILY_URL}/rooms`, { headers: { Authorization: `Bearer ${DAILY_KEY}` } });
  const { total_count: rooms } = await answer.json();
  expect(rooms === count, `${what}: Daily holds ${rooms} rooms`);
}

function expect(condition, what) {
  if (!condition) throw new Error(`not so: ${what}`);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(`${printed.join("")}\n${error.stack}`);
    process.exit(1);
  },
);
