/** A method and a path with wildcards, such as `GET /rooms/:name`, `* /rooms` or `*`. */
export interface RoutePattern {
  matches(method: string, path: string): boolean;
}

/** `:anything` and `*` stand for one segment; `*` as method, or alone for the whole, stands for any. */
export function routePattern(text: string): RoutePattern {
  const [method = "", path = ""] = text === "*" ? ["*", "*"] : text.trim().split(/\s+/);
  if (!/^([A-Z]+|\*)$/.test(method) || !/^(\/.*|\*)$/.test(path)) {
    throw new TypeError(`${JSON.stringify(text)} is not a route: write a method and a path, such as "POST /rooms".`);
  }
  const wanted = segments(path);
  return {
    matches: (actualMethod, actualPath) =>
      (method === "*" || method === actualMethod) && (path === "*" || sameSegments(wanted, segments(actualPath))),
  };
}

const segments = (path: string) => (path.split("?")[0] ?? "").split("/").filter(Boolean);

function sameSegments(wanted: readonly string[], actual: readonly string[]): boolean {
  return (
    wanted.length === actual.length &&
    wanted.every((segment, index) => segment === "*" || segment.startsWith(":") || segment === actual[index])
  );
}
