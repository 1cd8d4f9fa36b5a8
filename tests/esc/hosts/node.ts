import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createEscAdapter, nodeListener, readEscConfiguration } from "pulumi-daily/esc";

const adapter = createEscAdapter({
  ...readEscConfiguration(readFileSync(join(__dirname, "daily-esc.yaml"), "utf8")),
  apiKey: process.env.DAILY_API_KEY ?? "",
  log: (entry) => console.log(JSON.stringify(entry)),
});

// In Express, before any parser of bodies: app.post("/daily", nodeListener(adapter));
export const server = createServer(nodeListener(adapter));
