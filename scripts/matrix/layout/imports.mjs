// All subpaths from an ES module, and that they are the CommonJS ones by another door.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import * as daily from "pulumi-daily";
import * as esc from "pulumi-daily/esc";
import * as handlers from "pulumi-daily/handlers";
import * as native from "pulumi-daily/native";
import * as properties from "pulumi-daily/properties";
import * as token from "pulumi-daily/token";

const require = createRequire(import.meta.url);
const names = (module) =>
  Object.keys(module).filter((name) => !["default", "module.exports", "__esModule"].includes(name));
for (const [subpath, module] of Object.entries({
  "": daily,
  "/native": native,
  "/token": token,
  "/esc": esc,
  "/handlers": handlers,
  "/properties": properties,
})) {
  const same = require(`pulumi-daily${subpath}`);
  assert.deepEqual(names(module).sort(), names(same).sort(), `pulumi-daily${subpath}`);
  for (const name of names(module)) assert.equal(module[name], same[name], `${subpath} ${name}`);
}
assert.deepEqual(names(native).sort(), names(daily).sort(), "a program moves by changing its import");
assert.ok(token.MeetingTokenError && !("MeetingTokenError" in daily), "it has one home");
