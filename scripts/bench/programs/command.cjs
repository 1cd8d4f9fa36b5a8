// A command that asks Daily with curl. It has no refresh: what it made is what it keeps.
const command = require("@pulumi/command");
const pulumi = require("@pulumi/pulumi");

module.exports = (tokens, { roomName }) => {
  const config = new pulumi.Config("daily");
  // Through standard input: everybody can read a command line.
  const stdin = pulumi.interpolate`authorization: Bearer ${config.requireSecret("apiKey")}`;
  const url = `${config.require("apiUrl")}/meeting-tokens`;
  for (const [name, { userName, isOwner }] of Object.entries(tokens)) {
    const properties = JSON.stringify({ room_name: roomName, user_name: userName, is_owner: isOwner, exp: "EXP" });
    const body = `{"properties":${properties}}`.replace('"EXP"', `'$(($(date +%s) + 86400))'`);
    const create = `curl --silent --show-error --fail --header @- --json '${body}' ${url}`;
    const logging = command.local.Logging.None;
    new command.local.Command(name, { create, stdin, logging }, { additionalSecretOutputs: ["stdout"] });
  }
};
