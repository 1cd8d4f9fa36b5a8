// Preloaded: the bot looks for a new token all the time, in place of every five minutes.
const { setImmediate } = require("node:timers/promises");
require("node:timers/promises").setTimeout = () => setImmediate();
