import { type ConfigurationName, configurationKeys } from "../../provider/src/runtime/configuration";
import { code, table } from "../generate/markdown";

interface SettingDoc {
  readonly meaning: string;
  readonly fallback: string;
}

/** What each setting means. A setting without a row here does not compile. */
const docs: Readonly<Record<ConfigurationName, SettingDoc>> = {
  apiKey: {
    meaning: "The API key of one Daily domain. A secret.",
    fallback: "an error, when something needs it",
  },
  apiUrl: { meaning: "The API's URL with its version.", fallback: "`https://api.daily.co/v1`" },
  domainId: {
    meaning: "The domain's id, a UUID. With it, self-signing needs no call to Daily.",
    fallback: "Daily is asked, once per process",
  },
  domainName: {
    meaning: "The domain's name. With it, the `joinUrl` of a self-signed token is known without a call to Daily.",
    fallback: "the room's URL tells, or Daily is asked",
  },
  maxTokenLifetime: {
    meaning: 'The longest lifetime that a token may have, such as `"24h"`. A preview refuses a longer one.',
    fallback: "no limit",
  },
  requestPacing: {
    meaning:
      "Whether requests are spread under Daily's limits. `false` is for an account without rate limits, or an emulator.",
    fallback: "`true`",
  },
};

/** The table of all settings, for docs/installation-configuration.md. */
export function settingsTable(): string {
  const rows = (Object.keys(configurationKeys) as ConfigurationName[]).map((name) => {
    const { key, variable } = configurationKeys[name];
    const { meaning, fallback } = docs[name];
    return [code(key), code(variable), code(name), meaning, fallback];
  });
  return table(["Config key", "Environment variable", "`Provider` argument", "What it is", "Without it"], rows);
}
