const { readdirSync, readFileSync, readlinkSync } = require("node:fs");

const EVERY_MS = 100;
/** What Linux counts CPU time in. */
const TICK_MS = 10;

/**
 * Watches this process and those in a folder, until it is asked for their CPU time in milliseconds, and for the most
 * memory in bytes that the provider's has held, which is known by its command line. Both are absent where there is no
 * /proc. The engine does not wait for every plugin's process, so the system's own sum would lack some.
 */
exports.watchProcesses = (folder, provider) => {
  const own = process.cpuUsage();
  const cpuMs = new Map();
  let peakMemory;
  const watch = setInterval(() => {
    for (const pid of pidsIn(folder)) {
      cpuMs.set(pid, cpuMsOf(pid) ?? cpuMs.get(pid));
      if (provider.test(read(pid, "cmdline"))) peakMemory = peakMemoryOf(pid) ?? peakMemory;
    }
  }, EVERY_MS).unref();
  return () => {
    clearInterval(watch);
    if (cpuMs.size === 0) return {};
    const { user, system } = process.cpuUsage(own);
    return { cpuMs: [...cpuMs.values()].reduce((sum, ms) => sum + ms, (user + system) / 1_000), peakMemory };
  };
};

function pidsIn(folder) {
  const pids = orElse([], () => readdirSync("/proc")).filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => folder === orElse(undefined, () => readlinkSync(`/proc/${pid}/cwd`)));
}

function cpuMsOf(pid) {
  // After the name, which may hold anything, in brackets. proc(5) counts from 1: 14 and 15.
  const [user, system] = read(pid, "stat")
    .replace(/^.*\) /s, "")
    .split(" ")
    .slice(11, 13);
  return system && (Number(user) + Number(system)) * TICK_MS;
}

function peakMemoryOf(pid) {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, "status")) ?? [];
  return kilobytes && kilobytes * 1024;
}

const read = (pid, file) => orElse("", () => readFileSync(`/proc/${pid}/${file}`, "utf8"));

/** A process may end while it is read. */
function orElse(otherwise, reading) {
  try {
    return reading();
  } catch {
    return otherwise;
  }
}
