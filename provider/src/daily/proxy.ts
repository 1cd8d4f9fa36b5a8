type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a request to this machine is sent to a proxy instead, as an emulator's is that HTTP_PROXY catches: what to do,
 * as a sentence. Else nothing. A proxy's credentials are not repeated.
 */
export function caughtByProxy(url: string, environment: Environment = process.env): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (!isThisMachine(hostname)) return undefined;
  const scheme = protocol.replace(":", "");
  const names = [`${scheme}_proxy`, "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);
  const variable = names.find((name) => environment[name]);
  if (variable === undefined || isExempt(hostname, environment.no_proxy || environment.NO_PROXY || ""))
    return undefined;
  const where = hostOf(environment[variable] as string);
  return `${variable} sends this request to the proxy${where && ` ${where}`}, though ${hostname} is this machine: put ${hostname} into NO_PROXY.`;
}

export function isThisMachine(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}

/** NO_PROXY is a list of hosts, their ends, or `*`; an entry may name a port. */
function isExempt(hostname: string, list: string): boolean {
  const entries = list
    .toLowerCase()
    .split(/[\s,]+/)
    .map((entry) => entry.replace(/:\d+$/, "").replace(/^\*(?=.)/, ""));
  return entries.some(
    (entry) => entry === "*" || entry === hostname || (entry.startsWith(".") && hostname.endsWith(entry)),
  );
}

function hostOf(proxy: string): string {
  const url = proxy.includes("://") ? proxy : `http://${proxy}`;
  return URL.canParse(url) ? new URL(url).host : "";
}
