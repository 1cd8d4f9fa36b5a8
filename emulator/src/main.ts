#!/usr/bin/env node
import { parseArgs } from "node:util";
import { createEmulator } from "./createEmulator.js";
import { DEFAULT_PORT, type EmulatorOptions } from "./emulator.js";
import { openChoices, type Switches, type SwitchName, switchesByGroup, switchNames } from "./switches.js";

const flagOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const helpOn = (name: SwitchName) =>
  `  --${flagOf(name)}\n      off: ${openChoices[name].off}\n      on:  ${openChoices[name].on}`;

const help = `A local Daily API.

  daily-emulator --data DIR [--port ${DEFAULT_PORT}]

  --data DIR             where to keep domains, keys and rooms; the API key is in DIR/api-key
  --port N               port on 127.0.0.1; 0 for a free one (default ${DEFAULT_PORT})
  --domain NAME          name of the first domain, when it is created (default dev)
  --distance MS          how long a call takes on its way there and back together (default 0)
  --jitter MS            how much more or less it may take (default 0)
  --room-url-base URL    what room URLs start with; {domain} is the domain's name

  DAILY_EMULATOR_API_KEY  an API key of the first domain; needed without --data

Switches, all off by default.
${switchesByGroup.map(({ title, names }) => `\n${title}:\n${names.map(helpOn).join("\n")}`).join("\n")}
`;

/** The command line; undefined if help was asked for. */
function optionsFrom(args: string[], env: NodeJS.ProcessEnv): (EmulatorOptions & { port: number }) | undefined {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: "boolean", short: "h" },
      port: { type: "string", default: String(DEFAULT_PORT) },
      data: { type: "string" },
      domain: { type: "string" },
      distance: { type: "string" },
      jitter: { type: "string" },
      "room-url-base": { type: "string" },
      ...Object.fromEntries(switchNames.map((name) => [flagOf(name), { type: "boolean" as const }])),
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`--port ${values.port} is not a port.`);
  const apiKey = env.DAILY_EMULATOR_API_KEY || undefined;
  if (values.data === undefined && apiKey === undefined) {
    throw new TypeError("Give --data DIR, where the API key is stored in DIR/api-key, or set DAILY_EMULATOR_API_KEY.");
  }
  const given = values as Record<string, unknown>;
  const switches = Object.fromEntries(switchNames.map((name) => [name, given[flagOf(name)] === true]));
  return {
    ...(switches as Switches),
    port,
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(values.domain === undefined ? {} : { domainName: values.domain }),
    ...(values["room-url-base"] === undefined ? {} : { roomUrlBase: values["room-url-base"] }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(values.distance === undefined
      ? {}
      : {
          distance: { ms: milliseconds("distance", values.distance), jitterMs: milliseconds("jitter", values.jitter) },
        }),
  };
}

function milliseconds(name: string, value = "0"): number {
  if (!/^\d+$/.test(value)) throw new TypeError(`--${name} ${value} is not a whole number of milliseconds.`);
  return Number(value);
}

async function main(): Promise<void> {
  const parsed = optionsFrom(process.argv.slice(2), process.env);
  if (!parsed) {
    process.stdout.write(help);
    return;
  }
  const { port, ...options } = parsed;
  const emulator = createEmulator(options);
  const url = await emulator.listen({ port });
  // Before it says so: whoever reads that line may stop it at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
  process.stdout.write(`Daily emulator listening on ${url}\n`);
}

main().catch((error: NodeJS.ErrnoException) => {
  const remedy = error.code === "EADDRINUSE" ? ". End what listens there, or give another --port." : "";
  process.stderr.write(`daily-emulator: ${error.message}${remedy}\n`);
  process.exitCode = 1;
});
