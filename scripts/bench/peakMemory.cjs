const { readdirSync, readFileSync, readlinkSync } = require("node:fs");

const EVERY_MS = 100;

/**
 * Watches the process in a folder whose command line matches, until it is asked for the most memory that this process
 * has held, in bytes, as the system counts it. Undefined where there is no /proc.
 */
exports.watchPeak = (folder, commandLine) => {
  const isIt = (pid) => commandLine.test(read(pid, "cmdline")) && cwd(pid) === folder;
  let pid;
  let peak;
  const watch = setInterval(() => {
    pid ??= processes().find(isIt);
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, "status")) ?? [];
    if (kilobytes) peak = kilobytes * 1024;
  }, EVERY_MS).unref();
  return () => {
    clearInterval(watch);
    return peak;
  };
};

// A process may end while it is read.
const orEmpty = (reading) => {
  try {
    return reading();
  } catch {
    return "";
  }
};
const processes = () => [...orEmpty(() => readdirSync("/proc"))].filter((name) => /^\d+$/.test(name));
const read = (pid, file) => orEmpty(() => readFileSync(`/proc/${pid}/${file}`, "utf8"));
const cwd = (pid) => orEmpty(() => readlinkSync(`/proc/${pid}/cwd`));
