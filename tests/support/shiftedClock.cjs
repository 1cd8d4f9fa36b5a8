// Preloaded into the engine's Node processes: their clock runs from the time that the test's clock file says.
const { readFileSync } = require("node:fs");

const file = process.env.TEST_CLOCK_FILE;
if (file) {
  const RealDate = Date;
  const offset = () => {
    try {
      return Number(readFileSync(file, "utf8"));
    } catch {
      return 0;
    }
  };
  const now = () => RealDate.now() + offset();
  globalThis.Date = class ShiftedDate extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(now());
      else super(...args);
    }
    static now() {
      return now();
    }
  };
}
