// A program as data, so that a test can run the same one in its own process and in a process that it kills.

/** `rooms`: each room's arguments, by the resource's name. Each has a token, `<name>-token`. */
module.exports =
  (rooms, classes = "pulumi-daily") =>
  async () => {
    const daily = require(classes);
    for (const [name, args] of Object.entries(rooms)) {
      const room = new daily.Room(name, args);
      new daily.MeetingToken(`${name}-token`, { roomName: room.name, expiresIn: "24h" });
    }
  };
