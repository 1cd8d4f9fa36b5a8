import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { compare } from "./checkDaily/compare";
import { readDocument } from "./checkDaily/document";
import { readKnown, sorted } from "./checkDaily/known";
import { reportOf } from "./checkDaily/report";
import { requests } from "./checkDaily/requests";

const USAGE = "npm run check:daily -- FILE [--known FILE]";
const KNOWN = join(__dirname, "checkDaily", "knownDifferences.yaml");

// 0: the tables are as the document; 1: they are not, or a known difference is gone; 2: it could not be told.
try {
  process.exitCode = check() ? 0 : 1;
} catch (error) {
  console.error(`npm run check:daily: ${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}

function check(): boolean {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { known: { type: "string", default: KNOWN } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new TypeError("Name one file: an OpenAPI document of Daily's.");
  const document = readDocument(file);
  const compared = [...requests].map(([request, shape]) =>
    compare(request, shape, document.body(request), document.at),
  );
  const result = sorted(
    compared.flatMap(({ differences }) => differences),
    readKnown(values.known),
  );
  const untold = compared.flatMap((one) => one.untold);
  console.log(reportOf(result, untold, relative(process.cwd(), values.known)));
  return result.open.length === 0 && result.outdated.length === 0;
}
