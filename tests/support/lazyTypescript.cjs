module.exports = require("./lazily.cjs")(() => require("../../node_modules/typescript"));
