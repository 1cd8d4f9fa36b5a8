// A machine of its own for each test of the engine's set-up: a PATH that holds only fake programs, an empty Pulumi home
// and no network. The set-up runs as its users run it, as a process: Jest's CommonJS cannot import .mjs anyway.
import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../scripts/engine/ensure.mjs";

export const PLUGIN = "pulumi-resource-pulumi-nodejs";

export const YAML_HOST = "pulumi-language-yaml";

const repository = resolve(__dirname, "../..");

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What a person sees. */
  readonly said: string;
  /** stdout. */
  readonly printed: string;
  /** stdout read as what `--json` prints. */
  readonly engine: Engine | undefined;
}

export class Sandbox {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "engine-setup-")));
  readonly bin = join(this.root, "bin");
  readonly home = join(this.root, "home");
  readonly versions = join(this.home, "versions");
  readonly cached = join(this.versions, "3.259.0", "bin");
  private readonly started: ChildProcess[] = [];

  constructor() {
    mkdirSync(this.bin);
  }

  dispose(): void {
    for (const child of this.started) child.kill("SIGKILL");
    rmSync(this.root, { recursive: true, force: true });
  }

  /** A file in the sandbox. */
  write(path: string, text: string): string {
    const file = resolve(this.root, path);
    mkdirSync(resolve(file, ".."), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  script(path: string, body: string): string {
    const file = this.write(path, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  pulumi(folder: string, version: string): string {
    return this.script(join(folder, "pulumi"), `echo ${version}`);
  }

  /** A `go` whose build first does `before` and then leaves a program that answers with `version`. */
  go({ before = "", makes = "echo v3.259.0" } = {}): void {
    this.script(
      "bin/go",
      `for argument; do case "$argument" in -o=*) output="\${argument#-o=}";; esac; done
      echo "$@" >> "${this.root}/builds"
      ${before}
      printf '#!/bin/sh\\n${makes}\\n' > "$output"
      /bin/chmod +x "$output"`,
    );
  }

  /** A `curl` that reaches Pulumi's server, where this is the installer. */
  curl(installer: string): void {
    this.write("installer", installer);
    this.script("bin/curl", `/bin/cat "${this.root}/installer"`);
  }

  run(env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return this.start(env).outcome;
  }

  /** Runs `npm run engine` as far as it is ours. */
  start(env: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, [join(repository, "scripts/engine.mjs"), "--json"], {
      cwd: this.root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { HOME: this.root, PATH: this.bin, PULUMI_HOME: this.home, ...env },
    });
    this.started.push(child);
    let said = "";
    let printed = "";
    child.stderr.on("data", (data) => {
      said += data;
    });
    child.stdout.on("data", (data) => {
      printed += data;
    });
    const outcome = new Promise<Outcome>((settle) => {
      child.on("close", (code, signal) => {
        settle({ code, signal, said, printed, engine: printed.startsWith("{") ? JSON.parse(printed) : undefined });
      });
    });
    return { child, outcome };
  }

  /** What is in the folder of the engines, hidden things too. */
  inVersions(): string[] {
    return existsSync(this.versions) ? readdirSync(this.versions) : [];
  }
}

export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("it did not happen within 20 s");
    await sleep(10);
  }
}
