// The environment of the programs that are started here.

// None of them needs these, and what they are not given they cannot print.
const SECRETS = ["PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE", "DAILY_API_KEY"];

export function childEnvironment(extra = {}) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", ...extra };
  for (const name of SECRETS) delete env[name];
  return env;
}
