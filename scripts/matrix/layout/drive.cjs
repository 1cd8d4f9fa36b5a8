// A stack's whole life in this layout, on the real engine: preview, up, up again, destroy. With a program's file it is
// that program's; without one, an inline program's.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { runInstead } = require("./languageHost.cjs");

const { DAILY_URL, DAILY_KEY } = process.env;
const [programFile] = process.argv.slice(2);
const folder = process.cwd();
const backend = mkdtempSync(join(folder, "stack-"));
const environment = { PULUMI_CONFIG_PASSPHRASE: "a passphrase for tests", PULUMI_SKIP_UPDATE_CHECK: "true" };
const printed = [];

async function main() {
  const print = (text) => void printed.push(text);
  if (programFile) runInstead(programFile, folder, print);
  const stack = await createStack();
  const shown = { onOutput: print, onError: print, color: "never" };

  const preview = await stack.preview(shown);
  expect(preview.changeSummary.create >= 2, "a preview shows the room and the token as creations");
  await expectRooms(0, "a preview creates nothing");

  const up = await stack.up(shown);
  const tokens = Object.values(up.outputs).filter(({ value }) => /^ey[\w-]+\.[\w-]+\.[\w-]+$/.test(value));
  expect(tokens.length > 0 && tokens.every(({ secret }) => secret), "an update answers its tokens, as secrets");
  const state = readFileSync(join(backend, ".pulumi/stacks/matrix/test.json"), "utf8");
  expect(!tokens.some(({ value }) => state.includes(value)), "no token in clear");
  await expectRooms(1, "an update creates the room");

  const again = await stack.up(shown);
  expect(Object.keys(again.summary.resourceChanges).join() === "same", "a second update changes nothing");

  await stack.destroy(shown);
  await expectRooms(0, "destroy leaves nothing behind");
}

async function createStack() {
  const stack = await LocalWorkspace.createStack(
    { stackName: "test", projectName: "matrix", program: inlineProgram },
    {
      workDir: folder,
      projectSettings: { name: "matrix", runtime: "nodejs", backend: { url: `file://${backend}` } },
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
