// A program as data, so that a test can run the same one in its own process and in a process that it kills.
const pulumi = require("@pulumi/pulumi");
const daily = require("pulumi-daily");

/**
 * `rooms`: each room's arguments, by the resource's name. Each has a token, `<name>-token`. `retained` and `within` are
 * no arguments: the one sets `retainOnDelete`, the other puts the room into a component, `<name>-within`.
 */
module.exports = (rooms) => async () => {
  for (const [name, { retained, within, ...args }] of Object.entries(rooms)) {
    const parent = within ? new pulumi.ComponentResource("acme:index:Meeting", `${name}-within`) : undefined;
    const room = new daily.Room(name, args, { parent, retainOnDelete: retained });
    new daily.MeetingToken(`${name}-token`, { roomName: room.name, expiresIn: "24h" });
  }
};
