const { MeetingToken } = require("pulumi-daily/native");

exports.create = (name, args) => new MeetingToken(name, { ...args, signedBy: "apiKey" });
