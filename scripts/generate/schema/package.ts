import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ConfigurationName, configurationKeys } from "../../../provider/src/runtime/configuration";
import { nativeType } from "../../../provider/src/runtime/resourceTypes";
import { commentsIn } from "./comments";
import { functions } from "./functions";
import { language } from "./language";
import { meetingAccessComponent } from "./meetingAccess";
import { meetingTokenResource } from "./meetingToken";
import { meetingTokenSetResource } from "./meetingTokenSet";
import { roomResource } from "./room";
import { boolean, type Properties, string, type TypeSpec } from "./spec";
import { Types } from "./types";

const comment = commentsIn("resources/provider.ts");

const NOTE = "Made by `npm run generate` from the property tables and doc comments of provider/src.";

/** The package schema, from which Pulumi makes the SDKs, as JSON. */
export function packageSchema(): string {
  const { version, description, license, keywords } = JSON.parse(
    readFileSync(join(__dirname, "../../../provider/package.json"), "utf8"),
  );
  const types = new Types();
  const resources = {
    [nativeType("MeetingAccess")]: meetingAccessComponent(types),
    [nativeType("MeetingToken")]: meetingTokenResource(types),
    [nativeType("MeetingTokenSet")]: meetingTokenSetResource(types),
    [nativeType("Room")]: roomResource(types),
  };
  const schema = {
    name: "daily",
    displayName: "Daily",
    version,
    description,
    keywords,
    license,
    publisher: "pulumi-daily",
    attribution: NOTE,
    meta: { supportPack: true },
    language,
    config: { variables: settings() },
    provider: { description: commentsIn("resources/native/provider.ts")("Provider"), inputProperties: settings() },
    resources,
    functions: functions(types),
    types: types.all(),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

const settingTypes: Readonly<Record<ConfigurationName, TypeSpec & { readonly secret?: true }>> = {
  // No environment variable of its own: an SDK would read the key from it and put it into the state.
  apiKey: { ...string, secret: true },
  apiUrl: string,
  domainId: string,
  domainName: string,
  maxTokenLifetime: string,
  requestPacing: boolean,
};

function settings(): Properties {
  const names = Object.keys(configurationKeys) as ConfigurationName[];
  return Object.fromEntries(
    names.map((name) => [name, { ...settingTypes[name], description: comment(`ProviderArgs.${name}`) }]),
  );
}
