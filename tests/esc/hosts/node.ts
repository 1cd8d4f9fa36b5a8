import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createEscAdapter, nodeListener, readEscConfiguration } from "pulumi-daily/esc";

const adapter = createEscAdapter({
  ...readEscConfiguration(readFileSync("daily-esc.yaml", "utf8")),
  apiKey: process.env.DAILY_API_KEY ?? "",
  log: (entry) => console.log(JSON.stringify(entry)),
});

// In Express, before any parser of bodies: app.post("/daily", nodeListener(adapter));
export const server = createServer(nodeListener(adapter));
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
