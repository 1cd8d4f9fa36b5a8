const { MeetingToken } = require("pulumi-daily");

exports.create = (name, args) => new MeetingToken(name, { ...args, signedBy: "apiKey" });
