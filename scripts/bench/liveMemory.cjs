// On SIGUSR2 this process collects its garbage, and writes to stderr how much memory is in use, in MB. Runs with --expose-gc.
process.on("SIGUSR2", () => {
  global.gc();
  process.stderr.write(`${(process.memoryUsage().heapUsed / 1024 ** 2).toFixed(1)}\n`);
});
