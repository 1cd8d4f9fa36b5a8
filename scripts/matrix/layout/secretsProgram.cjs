module.exports = require("./secrets.cjs").declare();
