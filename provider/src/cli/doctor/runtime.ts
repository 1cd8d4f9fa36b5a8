import { findsHandlers, howToInstall } from "../../runtime/resolution";
import { ask } from "./ask";
import { type Check, failed, ok } from "./check";
import { isAtLeast, lowerEnd, type PackageFile, packageFrom } from "./packages";

/** The Node.js on PATH: the engine starts that one, whichever runs the program. */
export async function checkNode(folder: string): Promise<Check> {
  const answer = await ask("node", ["--version"], folder);
  if (!answer?.ok) {
    return failed("node", "There is no node on PATH, and the engine needs it.", "Install Node.js, or put it on PATH.");
  }
  const version = answer.stdout.replace(/^v/, "");
  const sdk = packageFrom(folder, "@pulumi/pulumi")?.content;
  const needs = [ownPackage(), ...(sdk ? [{ ...sdk, name: `@pulumi/pulumi ${sdk.version}` }] : [])];
  const unmet = needs.find(({ engines }) => !isAtLeast(version, lowerEnd(engines?.node)));
  if (!unmet) return ok("node", `Node.js ${version}`);
  const least = lowerEnd(unmet.engines?.node);
  return failed(
    "node",
    `Node.js is ${version}, and ${unmet.name} needs ${least} or newer.`,
    `Install Node.js ${least}.`,
  );
}

/** The SDK as the program would load it. */
export function checkSdk(folder: string): Check {
  const sdk = packageFrom(folder, "@pulumi/pulumi");
  if (!sdk) {
    return failed("sdk", "@pulumi/pulumi is not installed here.", 'Run "npm install @pulumi/pulumi" in this folder.');
  }
  const { version } = sdk.content;
  const range = ownPackage().peerDependencies?.["@pulumi/pulumi"];
  if (!isAtLeast(version, lowerEnd(range)) || !version.startsWith("3.")) {
    return failed(
      "sdk",
      `@pulumi/pulumi is ${version}, and pulumi-daily works with ${range}.`,
      'Run "npm install @pulumi/pulumi@3" in this folder.',
    );
  }
  return secondCopy(folder, sdk.file) ?? ok("sdk", `@pulumi/pulumi ${version}`);
}

/** Two copies of the SDK do not know each other's resources: programs hang or lose outputs. */
function secondCopy(folder: string, sdkFile: string): Check | undefined {
  const ours = packageFrom(folder, "pulumi-daily");
  const other = ours && packageFrom(ours.file, "@pulumi/pulumi");
  if (!other || other.file === sdkFile) return undefined;
  return failed(
    "sdk",
    `There are two copies of @pulumi/pulumi: the program's, and ${other.content.version} for pulumi-daily.`,
    'Keep only one: "npm ls @pulumi/pulumi" shows which package requires the other; "npm dedupe" often fixes it.',
  );
}

function ownPackage(): PackageFile {
  return require("../../../package.json") as PackageFile;
}

/** Whether the engine would find the provider's code. */
export function checkPackage(folder: string): Check {
  return findsHandlers(folder)
    ? ok("package", `pulumi-daily ${packageFrom(folder, "pulumi-daily")?.content.version}`)
    : failed("package", "pulumi-daily is not installed here, so the engine cannot load it.", howToInstall(folder));
}
